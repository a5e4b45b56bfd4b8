package io.perdura.workflow;

import java.time.Duration;

/**
 * A lock for the workflow threads of one run, for instance so that signal handlers that wait do not overtake each other. Not
 * reentrant. Who waits is served in the order of arrival. Workflow code only; made by {@link Workflow#newWorkflowLock}.
 *
 * <pre>{@code
 * lock.lock();
 * try {
 *     …
 * } finally {
 *     lock.unlock();
 * }
 * }</pre>
 */
public interface WorkflowLock {

    /**
     * Waits for the lock.
     *
     * @throws io.perdura.failure.CanceledFailure when it has to wait in a scope that is cancelled
     */
    void lock();

    /** Takes the lock if it is free; never waits. */
    boolean tryLock();

    /** Waits for the lock no longer than the durable timeout; false if that passed. */
    boolean tryLock(Duration timeout);

    /**
     * Gives the lock to the one that waits longest.
     *
     * @throws IllegalStateException if it is not held
     */
    void unlock();

    /** Whether any workflow thread has the lock. */
    boolean isHeld();
}
