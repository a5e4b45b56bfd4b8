package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import org.jspecify.annotations.Nullable;

/** A workflow with that id is open, or was and must not be followed by another. Also the cause of a
 * {@code ChildWorkflowFailure}, when it is a child that could not start.
 */
public final class WorkflowExecutionAlreadyStarted extends WorkflowException {
    private static final long serialVersionUID = 1L;

    /** @param execution the run that holds the id */
    public WorkflowExecutionAlreadyStarted(
            WorkflowExecution execution, @Nullable String workflowType, @Nullable Throwable cause) {
        super(
                "Workflow id is in use: choose another id, or an id reuse or conflict policy that fits",
                execution,
                workflowType,
                cause);
    }
}
