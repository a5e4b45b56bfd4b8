package io.perdura.engine.port;

import java.util.Optional;

/** Runs the activities that are deployed here. Thread-safe. */
public interface ActivityInvoker {

    /** What is known of a deployed activity type; empty when no bean implements it. */
    Optional<Traits> traits(String activityType);

    /**
     * What the engine must know of an activity before it runs.
     *
     * @param transactional its completion belongs into its own transaction: exactly once
     */
    record Traits(boolean transactional) {}

    /**
     * Runs one attempt on the calling thread, and blocks until the method returns. The outcome goes to
     * {@code attempt.completed/failed/canceled}, at most once; not at all when the method said that it completes later.
     * Never throws for a failure of the method.
     */
    void invoke(ActivityAttempt attempt);
}
