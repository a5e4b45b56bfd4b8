package io.perdura.workflow;

import java.time.Duration;

/** The end of a {@link WorkflowQueue} where elements go in. Elements are not null. Workflow code only. */
public interface QueueProducer<E> {

    /** Adds the element if there is room; never waits. */
    boolean offer(E e);

    /** Waits for room no longer than the durable timeout; false if that passed. A cancelled scope does not end the wait. */
    boolean offer(E e, Duration timeout);

    /** As {@link #offer(Object, Duration)}; throws {@code CanceledFailure} when the current scope is cancelled. */
    boolean cancellableOffer(E e, Duration timeout);

    /** Waits for room. A cancelled scope does not end the wait. */
    void put(E e);

    /** Waits for room; throws {@code CanceledFailure} when the current scope is cancelled. */
    void cancellablePut(E e);
}
