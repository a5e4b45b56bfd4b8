package io.perdura.workflow;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A promise that must be completed before it is used. */
final class SettledPromise<V> implements CompletablePromise<V> {
    private boolean completed;
    private @Nullable V value;
    private @Nullable RuntimeException failure;

    @Override
    public boolean complete(V completedValue) {
        return settle(completedValue, null);
    }

    @Override
    public boolean completeExceptionally(RuntimeException completedFailure) {
        return settle(null, completedFailure);
    }

    @Override
    public boolean completeFrom(Promise<V> source) {
        RuntimeException sourceFailure = source.getFailure();
        return sourceFailure == null ? complete(source.get()) : completeExceptionally(sourceFailure);
    }

    private boolean settle(@Nullable V settledValue, @Nullable RuntimeException settledFailure) {
        boolean first = !completed;
        if (first) {
            completed = true;
            value = settledValue;
            failure = settledFailure;
        }
        return first;
    }

    @Override
    public boolean isCompleted() {
        return completed;
    }

    @Override
    public V get() {
        RuntimeException problem = getFailure();
        if (problem != null) {
            throw problem;
        }
        return value;
    }

    @Override
    public V cancellableGet() {
        return get();
    }

    @Override
    public V get(long timeout, TimeUnit unit) {
        return get();
    }

    @Override
    public V cancellableGet(long timeout, TimeUnit unit) {
        return get();
    }

    @Override
    public @Nullable RuntimeException getFailure() {
        if (!completed) {
            throw new AssertionError("waits for a promise that nothing completes");
        }
        return failure;
    }

    @Override
    public <U> Promise<U> thenApply(Functions.Func1<? super V, ? extends U> fn) {
        return handle((result, problem) -> {
            if (problem != null) {
                throw problem;
            }
            return fn.apply(result);
        });
    }

    @Override
    public <U> Promise<U> handle(Functions.Func2<? super V, RuntimeException, ? extends U> fn) {
        SettledPromise<U> result = new SettledPromise<>();
        try {
            result.complete(fn.apply(value, getFailure()));
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    @Override
    public <U> Promise<U> thenCompose(Functions.Func1<? super V, ? extends Promise<U>> func) {
        SettledPromise<U> result = new SettledPromise<>();
        if (getFailure() != null) {
            result.completeExceptionally(getFailure());
        } else {
            result.completeFrom(func.apply(value));
        }
        return result;
    }

    @Override
    public Promise<V> exceptionally(Functions.Func1<Throwable, ? extends V> fn) {
        return handle((result, problem) -> problem == null ? result : fn.apply(problem));
    }
}
