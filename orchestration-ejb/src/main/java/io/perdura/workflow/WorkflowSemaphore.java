package io.perdura.workflow;

import java.time.Duration;

/**
 * A number of permits that the workflow threads of one run share. Who waits is served in the order of arrival. Acquiring
 * throws {@code CanceledFailure} when it has to wait in a scope that is cancelled. Workflow code only; made by
 * {@link Workflow#newWorkflowSemaphore}.
 */
public interface WorkflowSemaphore {

    /** Waits for one permit. */
    void acquire();

    /**
     * Waits for so many permits, and takes them at once.
     *
     * @throws IllegalArgumentException if {@code permits} is negative
     */
    void acquire(int permits);

    /** Takes a permit if one is free and nobody waits; never waits. */
    boolean tryAcquire();

    /** Waits for one permit no longer than the durable timeout; false if that passed. */
    boolean tryAcquire(Duration timeout);

    /** Takes so many permits if they are free and nobody waits; never waits. */
    boolean tryAcquire(int permits);

    /** Waits for so many permits no longer than the durable timeout; false if that passed. */
    boolean tryAcquire(int permits, Duration timeout);

    /** Gives one permit back. Any workflow thread may do so. */
    void release();

    /**
     * Gives so many permits back.
     *
     * @throws IllegalArgumentException if {@code permits} is negative
     */
    void release(int permits);
}
