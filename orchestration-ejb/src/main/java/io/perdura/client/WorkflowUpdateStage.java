package io.perdura.client;

/** How far an update has come. */
public enum WorkflowUpdateStage {
    /** It is known to the engine; its workflow has not looked at it. Nobody can wait for this. */
    ADMITTED,
    /** The workflow's validator had no objection, and that is durable. */
    ACCEPTED,
    /** Its handler has ended; the outcome is durable. */
    COMPLETED
}
