package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import org.jspecify.annotations.Nullable;

/** Nobody waits for an update any more; the update goes on. */
public final class WorkflowUpdateTimeoutOrCancelledException extends WorkflowServiceException {
    private static final long serialVersionUID = 1L;

    public WorkflowUpdateTimeoutOrCancelledException(
            WorkflowExecution execution, String updateId, @Nullable Throwable cause) {
        super(
                "Update '" + updateId + "' has no outcome yet; it goes on. Wait longer, or ask later by its id",
                execution,
                null,
                cause);
    }
}
