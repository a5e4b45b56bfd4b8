package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import org.jspecify.annotations.Nullable;

/** A query was not answered: the workflow has no such query, its code failed, or it can't be run at present. */
public class WorkflowQueryException extends WorkflowException {
    private static final long serialVersionUID = 1L;

    public WorkflowQueryException(
            String problem, WorkflowExecution execution, @Nullable String workflowType, @Nullable Throwable cause) {
        super(problem, execution, workflowType, cause);
    }
}
