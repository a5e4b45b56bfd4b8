package io.perdura.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A value that workflow code waits for: like a {@code CompletableFuture}, but deterministic, and waiting for it is
 * durable. Callbacks run in the workflow thread that completed the promise and must not wait. Workflow code only.
 */
public interface Promise<V extends @Nullable Object> {

    /** Whether it has a value or a failure. */
    boolean isCompleted();

    /**
     * Waits for the value. A cancellation of the current scope does not end the wait by itself: it ends what is waited
     * for, if that is cancellable.
     *
     * @throws RuntimeException the failure, if there is one
     */
    V get();

    /** As {@link #get()}, but ends with {@code CanceledFailure} as soon as the current scope is cancelled. */
    V cancellableGet();

    /** As {@link #get()}, with a durable timeout. */
    V get(long timeout, TimeUnit unit) throws TimeoutException;

    /** As {@link #cancellableGet()}, with a durable timeout. */
    V cancellableGet(long timeout, TimeUnit unit) throws TimeoutException;

    /** Waits, then returns the failure, or null if there is a value. */
    @Nullable
    RuntimeException getFailure();

    /** A promise of what the function makes of the value; a failure is passed on. */
    <U extends @Nullable Object> Promise<U> thenApply(Functions.Func1<? super V, ? extends U> fn);

    /** A promise of what the function makes of value and failure; one of them is null. */
    <U extends @Nullable Object> Promise<U> handle(
            Functions.Func2<? super @Nullable V, @Nullable RuntimeException, ? extends U> fn);

    /** Completes like the promise that the function makes of the value; a failure is passed on. */
    <U extends @Nullable Object> Promise<U> thenCompose(Functions.Func1<? super V, ? extends Promise<U>> func);

    /** A promise of the value, or of what the function makes of the failure. */
    Promise<V> exceptionally(Functions.Func1<Throwable, ? extends V> fn);

    /** Completes with null when all have completed, or fails with the first failure. */
    static <V extends @Nullable Object> Promise<Void> allOf(Iterable<Promise<V>> promises) {
        return WorkflowContext.current().allOf(promises);
    }

    /** Completes with null when all have completed, or fails with the first failure. */
    static Promise<Void> allOf(Promise<?>... promises) {
        return WorkflowContext.current().allOf(List.of(promises));
    }

    /** Completes like the first promise that completes, also if it fails. */
    static <V extends @Nullable Object> Promise<V> anyOf(Iterable<Promise<V>> promises) {
        return WorkflowContext.current().anyOf(promises);
    }

    /** Completes like the first promise that completes, also if it fails. */
    static Promise<Object> anyOf(Promise<?>... promises) {
        return WorkflowContext.current().anyOf(Arrays.asList(promises));
    }
}
