package io.perdura.workflow.unsafe;

import io.perdura.workflow.WorkflowContext;

/** Questions whose answers differ between the first run and a replay: no command may depend on them. */
public final class WorkflowUnsafe {
    private WorkflowUnsafe() {}

    /**
     * Whether recorded history is being repeated. For logs and metrics only.
     *
     * @throws IllegalStateException outside workflow code
     */
    public static boolean isReplaying() {
        return WorkflowContext.current().isReplaying();
    }

    /** Whether this thread runs workflow code. */
    public static boolean isWorkflowThread() {
        return WorkflowContext.currentOrNull() != null;
    }
}
