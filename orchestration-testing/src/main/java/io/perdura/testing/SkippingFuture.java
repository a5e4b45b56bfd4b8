package io.perdura.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run, or something made of it: time may skip while a thread waits for it. The permission ends on the thread
 * that completes the run, before that counts as idle, so that time does not skip once more before the waiting thread goes on.
 */
final class SkippingFuture<T extends @Nullable Object> extends CompletableFuture<T> {

    private final VirtualTime time;
    private final CompletableFuture<?> root;

    /** @param root the run's own result */
    SkippingFuture(VirtualTime time, @Nullable CompletableFuture<?> root) {
        this.time = time;
        this.root = root == null ? this : root;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new SkippingFuture<>(time, root);
    }

    /** What is made of a run's result and of another's is waited for as a result of its own. */
    @Override
    public <U> CompletableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> next) {
        SkippingFuture<U> composed = new SkippingFuture<>(time, null);
        var unused = super.<U>thenCompose(next).whenComplete((value, failure) -> {
            if (failure == null) {
                composed.complete(value);
            } else {
                composed.completeExceptionally(failure);
            }
        });
        return composed;
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        Wait wait = new Wait();
        try {
            return super.get();
        } finally {
            wait.end();
        }
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Wait wait = new Wait();
        try {
            return super.get(timeout, unit);
        } finally {
            wait.end();
        }
    }

    @Override
    public T join() {
        Wait wait = new Wait();
        try {
            return super.join();
        } finally {
            wait.end();
        }
    }

    private final class Wait {

        private final AtomicBoolean waits = new AtomicBoolean();

        Wait() {
            if (!root.isDone()) {
                waits.set(true);
                time.waitBegins();
                var unused = root.whenComplete((result, failure) -> end());
            }
        }

        void end() {
            if (waits.compareAndSet(true, false)) {
                time.waitEnds();
            }
        }
    }
}
