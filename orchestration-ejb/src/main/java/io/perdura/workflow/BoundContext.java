package io.perdura.workflow;

/** Holds the context of each thread that runs workflow code. */
final class BoundContext {
    static final ThreadLocal<WorkflowContext> THREAD = new ThreadLocal<>();

    private BoundContext() {}
}
