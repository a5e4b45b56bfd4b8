package io.perdura.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The end of a {@link WorkflowQueue} where elements come out, in the order in which they went in. Workflow code only. */
public interface QueueConsumer<E> {

    /** Waits for an element. A cancelled scope does not end the wait. */
    E take();

    /** Waits for an element; throws {@code CanceledFailure} when the current scope is cancelled. */
    E cancellableTake();

    /** The next element, or null if there is none; never waits. */
    @Nullable
    E poll();

    /** The next element, which stays, or null if there is none. */
    @Nullable
    E peek();

    /** Waits no longer than the durable timeout; null if that passed. A cancelled scope does not end the wait. */
    @Nullable
    E poll(Duration timeout);

    /** As {@link #poll(Duration)}; throws {@code CanceledFailure} when the current scope is cancelled. */
    @Nullable
    E cancellablePoll(Duration timeout);

    /** The same queue seen through a function, which is called when an element is taken. */
    <R> QueueConsumer<R> map(Functions.Func1<? super E, ? extends R> mapper);
}
