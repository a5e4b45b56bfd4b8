package io.perdura.client;

import io.perdura.common.EventType;
import io.perdura.common.RetryState;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.failure.PerduraFailure;
import org.jspecify.annotations.Nullable;

/**
 * The workflow ended without a result: it failed, timed out, was cancelled or terminated. The cause is the failure, with
 * its own chain of causes.
 */
public final class WorkflowFailedException extends WorkflowException {
    private static final long serialVersionUID = 1L;

    private final WorkflowExecutionStatus status;
    private final RetryState retryState;

    public WorkflowFailedException(
            WorkflowExecution execution,
            @Nullable String workflowType,
            WorkflowExecutionStatus status,
            RetryState retryState,
            PerduraFailure cause) {
        super(
                "Workflow ended as " + status.name().replace("WORKFLOW_EXECUTION_STATUS_", "") + ": "
                        + cause.getOriginalMessage(),
                execution,
                workflowType,
                cause);
        this.status = status;
        this.retryState = retryState;
    }

    /** How it ended. */
    public WorkflowExecutionStatus getStatus() {
        return status;
    }

    /** The type of the event at which its history ends. */
    public EventType getWorkflowCloseEventType() {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_CANCELED -> EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED;
            case WORKFLOW_EXECUTION_STATUS_TERMINATED -> EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED;
            case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT;
            default -> EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED;
        };
    }

    /** Why it was not run again. */
    public RetryState getRetryState() {
        return retryState;
    }
}
