package io.perdura.client;

import io.perdura.common.QueryRejectCondition;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import org.jspecify.annotations.Nullable;

/** A query was not answered because of the state of the run, as {@link WorkflowClientOptions#getQueryRejectCondition} demands. */
public final class WorkflowQueryConditionallyRejectedException extends WorkflowQueryException {

    private static final long serialVersionUID = 1L;

    private final QueryRejectCondition queryRejectCondition;
    private final WorkflowExecutionStatus workflowExecutionStatus;

    public WorkflowQueryConditionallyRejectedException(
            WorkflowExecution execution,
            @Nullable String workflowType,
            QueryRejectCondition queryRejectCondition,
            WorkflowExecutionStatus workflowExecutionStatus,
            @Nullable Throwable cause) {
        super(
                "The run is in the state " + workflowExecutionStatus + ", in which the client's condition "
                        + queryRejectCondition + " wants no answer",
                execution,
                workflowType,
                cause);
        this.queryRejectCondition = queryRejectCondition;
        this.workflowExecutionStatus = workflowExecutionStatus;
    }

    public QueryRejectCondition getQueryRejectCondition() {
        return queryRejectCondition;
    }

    public WorkflowExecutionStatus getWorkflowExecutionStatus() {
        return workflowExecutionStatus;
    }
}
