package io.perdura.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A queue seen through a function. */
record MappedQueue<S, E>(QueueConsumer<S> source, Functions.Func1<? super S, ? extends E> mapper)
        implements QueueConsumer<E> {

    @Override
    public E take() {
        return mapper.apply(source.take());
    }

    @Override
    public E cancellableTake() {
        return mapper.apply(source.cancellableTake());
    }

    @Override
    public @Nullable E poll() {
        return mapped(source.poll());
    }

    @Override
    public @Nullable E peek() {
        return mapped(source.peek());
    }

    @Override
    public @Nullable E poll(Duration timeout) {
        return mapped(source.poll(timeout));
    }

    @Override
    public @Nullable E cancellablePoll(Duration timeout) {
        return mapped(source.cancellablePoll(timeout));
    }

    private @Nullable E mapped(@Nullable S element) {
        return element == null ? null : mapper.apply(element);
    }

    @Override
    public <R> QueueConsumer<R> map(Functions.Func1<? super E, ? extends R> next) {
        return new MappedQueue<>(this, next);
    }
}
