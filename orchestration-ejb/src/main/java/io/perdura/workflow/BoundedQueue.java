package io.perdura.workflow;

import io.perdura.common.Durations;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A queue that hands elements to waiting takers, and room to waiting putters, in the order of their arrival. */
final class BoundedQueue<E> implements WorkflowQueue<E> {

    private static final class Putter<E> {
        private final E element;
        private final CompletablePromise<Boolean> admitted = Workflow.newPromise();

        Putter(E element) {
            this.element = element;
        }
    }

    private final int capacity;
    private final Deque<E> elements = new ArrayDeque<>();
    /** Only while there is no element. */
    private final Deque<CompletablePromise<E>> takers = new ArrayDeque<>();
    /** Only while there is no room. */
    private final Deque<Putter<E>> putters = new ArrayDeque<>();

    BoundedQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "capacity is " + capacity + ": a workflow queue needs room for at least one");
        }
        this.capacity = capacity;
    }

    // ---- out

    @Override
    public E take() {
        return Objects.requireNonNull(taken(null, false));
    }

    @Override
    public E cancellableTake() {
        return Objects.requireNonNull(taken(null, true));
    }

    @Override
    public @Nullable E poll() {
        E element = elements.poll();
        if (element != null && !putters.isEmpty()) {
            Putter<E> next = putters.remove();
            elements.add(next.element);
            next.admitted.complete(true);
        }
        return element;
    }

    @Override
    public @Nullable E peek() {
        return elements.peek();
    }

    @Override
    public @Nullable E poll(Duration timeout) {
        return taken(Durations.notNegative("timeout", timeout), false);
    }

    @Override
    public @Nullable E cancellablePoll(Duration timeout) {
        return taken(Durations.notNegative("timeout", timeout), true);
    }

    private @Nullable E taken(@Nullable Duration timeout, boolean cancellable) {
        E ready = poll();
        if (ready != null) {
            return ready;
        }
        CompletablePromise<E> mine = Workflow.newPromise();
        takers.add(mine);
        try {
            return waitFor(mine, timeout, cancellable);
        } catch (TimeoutException tooLate) {
            return null;
        } finally {
            takers.remove(mine);
        }
    }

    private static <V> V waitFor(Promise<V> promise, @Nullable Duration timeout, boolean cancellable)
            throws TimeoutException {
        if (timeout == null) {
            return cancellable ? promise.cancellableGet() : promise.get();
        }
        return cancellable
                ? promise.cancellableGet(timeout.toMillis(), TimeUnit.MILLISECONDS)
                : promise.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public <R> QueueConsumer<R> map(Functions.Func1<? super E, ? extends R> mapper) {
        return new MappedQueue<>(this, mapper);
    }

    // ---- in

    @Override
    public boolean offer(E element) {
        Objects.requireNonNull(element, "a workflow queue takes no null");
        CompletablePromise<E> taker = takers.poll();
        if (taker != null) {
            return taker.complete(element);
        }
        return elements.size() < capacity && elements.add(element);
    }

    @Override
    public boolean offer(E element, Duration timeout) {
        return put(element, Durations.notNegative("timeout", timeout), false);
    }

    @Override
    public boolean cancellableOffer(E element, Duration timeout) {
        return put(element, Durations.notNegative("timeout", timeout), true);
    }

    @Override
    public void put(E element) {
        put(element, null, false);
    }

    @Override
    public void cancellablePut(E element) {
        put(element, null, true);
    }

    private boolean put(E element, @Nullable Duration timeout, boolean cancellable) {
        if (offer(element)) {
            return true;
        }
        Putter<E> me = new Putter<>(element);
        putters.add(me);
        try {
            return waitFor(me.admitted, timeout, cancellable);
        } catch (TimeoutException tooLate) {
            return false;
        } finally {
            putters.remove(me);
        }
    }
}
