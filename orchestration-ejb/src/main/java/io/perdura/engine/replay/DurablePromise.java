package io.perdura.engine.replay;

import io.perdura.failure.CanceledFailure;
import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.workflow.CompletablePromise;
import io.perdura.workflow.Functions;
import io.perdura.workflow.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A promise whose waiting is a coroutine's blocking. Touched by the one running thread of its run only. */
final class DurablePromise<V extends @Nullable Object> implements CompletablePromise<V> {

    private final DurableContext context;
    private boolean completed;
    private @Nullable V value;
    private @Nullable RuntimeException failure;
    private final List<Runnable> engineCallbacks = new ArrayList<>(0);
    private final List<Runnable> userCallbacks = new ArrayList<>(0);

    DurablePromise(DurableContext context) {
        this.context = context;
    }

    @Override
    public boolean isCompleted() {
        return completed;
    }

    @Override
    public V get() {
        context.block(this::isCompleted);
        return outcome();
    }

    @Override
    public V cancellableGet() {
        Scope scope = context.scope();
        context.block(() -> completed || scope.isCancelRequested());
        return completed ? outcome() : canceled(scope);
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws TimeoutException {
        requireIn(timeout, unit, context.blockFor(Duration.of(timeout, unit.toChronoUnit()), this::isCompleted));
        return outcome();
    }

    @Override
    public V cancellableGet(long timeout, TimeUnit unit) throws TimeoutException {
        Scope scope = context.scope();
        boolean inTime = context.blockFor(
                Duration.of(timeout, unit.toChronoUnit()), () -> completed || scope.isCancelRequested());
        requireIn(timeout, unit, inTime);
        return completed ? outcome() : canceled(scope);
    }

    private static void requireIn(long timeout, TimeUnit unit, boolean inTime) throws TimeoutException {
        if (!inTime) {
            throw new TimeoutException("the promise was not completed within " + timeout + " " + unit);
        }
    }

    private V canceled(Scope scope) {
        throw new CanceledFailure(scope.getCancellationReason());
    }

    @SuppressWarnings("NullAway") // A completed promise of a non-null type has a non-null value.
    private V outcome() {
        if (failure != null) {
            throw failure;
        }
        return value;
    }

    @Override
    public @Nullable RuntimeException getFailure() {
        context.block(this::isCompleted);
        return failure;
    }

    @Override
    public boolean complete(V newValue) {
        return settle(newValue, null);
    }

    @Override
    public boolean completeExceptionally(RuntimeException newFailure) {
        return settle(null, newFailure);
    }

    @Override
    public boolean completeFrom(Promise<V> source) {
        if (completed) {
            return false;
        }
        DurablePromise<V> from = (DurablePromise<V>) source;
        from.onEngine(() -> settle(from.value, from.failure));
        return true;
    }

    /** The first completion counts; one of the two is null. */
    boolean settle(@Nullable V newValue, @Nullable RuntimeException newFailure) {
        if (completed) {
            return false;
        }
        completed = true;
        value = newValue;
        failure = newFailure;
        engineCallbacks.forEach(Runnable::run);
        engineCallbacks.clear();
        if (!userCallbacks.isEmpty()) {
            List<Runnable> toRun = List.copyOf(userCallbacks);
            userCallbacks.clear();
            context.runUserCode("callback", () -> toRun.forEach(Runnable::run));
        }
        return true;
    }

    /** Runs engine code, now or on completion. */
    void onEngine(Runnable callback) {
        if (completed) {
            callback.run();
        } else {
            engineCallbacks.add(callback);
        }
    }

    /** Runs user code, now or, in a workflow thread, on completion. */
    private void onUser(Runnable callback) {
        if (completed) {
            callback.run();
        } else {
            userCallbacks.add(callback);
        }
    }

    @Override
    public <U extends @Nullable Object> Promise<U> thenApply(Functions.Func1<? super V, ? extends U> fn) {
        return derive(result -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else {
                result.complete(fn.apply(outcome()));
            }
        });
    }

    @Override
    @SuppressWarnings("NullAway") // one of the two is null, as the interface says
    public <U extends @Nullable Object> Promise<U> handle(
            Functions.Func2<? super @Nullable V, @Nullable RuntimeException, ? extends U> fn) {
        return derive(result -> result.complete(fn.apply(value, failure)));
    }

    @Override
    public <U extends @Nullable Object> Promise<U> thenCompose(Functions.Func1<? super V, ? extends Promise<U>> func) {
        return derive(result -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else {
                result.completeFrom(func.apply(outcome()));
            }
        });
    }

    @Override
    public Promise<V> exceptionally(Functions.Func1<Throwable, ? extends V> fn) {
        return derive(result -> result.complete(failure == null ? outcome() : fn.apply(failure)));
    }

    private <U extends @Nullable Object> Promise<U> derive(Functions.Proc1<DurablePromise<U>> completion) {
        DurablePromise<U> result = new DurablePromise<>(context);
        onUser(() -> {
            try {
                completion.apply(result);
            } catch (Exception e) {
                result.completeExceptionally(CheckedExceptionWrapper.wrap(e));
            }
        });
        return result;
    }

    /** Completes with null when all have completed, or fails with the first failure. */
    static Promise<Void> allOf(DurableContext context, List<? extends Promise<?>> promises) {
        DurablePromise<Void> result = new DurablePromise<>(context);
        int[] open = {promises.size()};
        if (open[0] == 0) {
            result.settle(null, null);
        }
        for (Promise<?> each : promises) {
            DurablePromise<?> promise = (DurablePromise<?>) each;
            promise.onEngine(() -> {
                if (promise.failure != null) {
                    result.settle(null, promise.failure);
                } else if (--open[0] == 0) {
                    result.settle(null, null);
                }
            });
        }
        return result;
    }

    /** Completes like the first that completes. */
    static <V extends @Nullable Object> Promise<V> anyOf(
            DurableContext context, Iterable<? extends Promise<? extends V>> promises) {
        DurablePromise<V> result = new DurablePromise<>(context);
        for (Promise<? extends V> each : promises) {
            DurablePromise<? extends V> promise = (DurablePromise<? extends V>) each;
            promise.onEngine(() -> result.settle(promise.value, promise.failure));
        }
        return result;
    }
}
