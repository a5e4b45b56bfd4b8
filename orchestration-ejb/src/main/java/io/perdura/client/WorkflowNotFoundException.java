package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import org.jspecify.annotations.Nullable;

/** There is no such workflow, or it is closed and the operation needs an open one. */
public final class WorkflowNotFoundException extends WorkflowException {
    private static final long serialVersionUID = 1L;

    /** @param problem which of the two it is, and what to do */
    public WorkflowNotFoundException(
            String problem, WorkflowExecution execution, @Nullable String workflowType, @Nullable Throwable cause) {
        super(problem, execution, workflowType, cause);
    }
}
