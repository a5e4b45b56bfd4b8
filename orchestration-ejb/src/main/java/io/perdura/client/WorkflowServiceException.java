package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import org.jspecify.annotations.Nullable;

/** The engine could not take the call, or refused it; the message says why and what to do. */
public class WorkflowServiceException extends WorkflowException {
    private static final long serialVersionUID = 1L;

    public WorkflowServiceException(
            String problem, WorkflowExecution execution, @Nullable String workflowType, @Nullable Throwable cause) {
        super(problem, execution, workflowType, cause);
    }
}
