package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import org.jspecify.annotations.Nullable;

/** An update was refused or failed; the cause is what the workflow threw. The workflow itself goes on. */
public final class WorkflowUpdateException extends WorkflowException {
    private static final long serialVersionUID = 1L;

    private final String updateId;
    private final String updateName;

    /** @param updateName may be empty, when the caller knew the id only */
    public WorkflowUpdateException(
            WorkflowExecution execution, String updateId, String updateName, @Nullable Throwable cause) {
        super(
                "Update " + (updateName.isEmpty() ? "" : "'" + updateName + "' ") + "(" + updateId
                        + ") did not succeed: " + (cause == null ? "no cause is known" : cause.getMessage()),
                execution,
                null,
                cause);
        this.updateId = updateId;
        this.updateName = updateName;
    }

    public String getUpdateId() {
        return updateId;
    }

    public String getUpdateName() {
        return updateName;
    }

    /** As {@link #getUpdateId()}, under the name that ported code uses. */
    @SuppressWarnings("MemberName")
    public String GetUpdateId() {
        return updateId;
    }

    /** As {@link #getUpdateName()}, under the name that ported code uses. */
    @SuppressWarnings("MemberName")
    public String GetUpdateName() {
        return updateName;
    }
}
