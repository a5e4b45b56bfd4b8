package io.perdura.client;

import io.perdura.common.PerduraException;
import io.perdura.common.WorkflowExecution;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something about one workflow went wrong for its client. */
public abstract class WorkflowException extends PerduraException {
    private static final long serialVersionUID = 1L;

    private final transient WorkflowExecution execution;
    private final @Nullable String workflowType;

    /** @param problem what is the matter; the ids are added */
    protected WorkflowException(
            String problem, WorkflowExecution execution, @Nullable String workflowType, @Nullable Throwable cause) {
        super(
                problem + ". workflowId='" + execution.workflowId() + "', runId='" + execution.runId() + "'"
                        + (workflowType == null ? "" : ", workflowType='" + workflowType + "'"),
                cause);
        this.execution = execution;
        this.workflowType = workflowType;
    }

    public WorkflowExecution getExecution() {
        return execution;
    }

    /** The workflow type, if the client knew it. */
    public Optional<String> getWorkflowType() {
        return Optional.ofNullable(workflowType);
    }
}
