package io.perdura.engine.replay;

/** Workflow code did not yield within the task timeout; its thread was given up. */
public final class TaskAbandonedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TaskAbandonedException(String message) {
        super(message);
    }
}
