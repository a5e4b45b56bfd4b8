package io.perdura.engine.client;

import io.perdura.workflow.WorkflowContext;

/** Where the client may be called from: not from workflow code, whose replays would repeat the call. */
final class CallPlace {

    private CallPlace() {}

    /** @throws IllegalStateException on a thread that runs workflow code */
    static void requireOutsideWorkflow() {
        if (WorkflowContext.currentOrNull() != null) {
            throw new IllegalStateException(WorkflowContext.CLIENT_IS_FORBIDDEN);
        }
    }
}
