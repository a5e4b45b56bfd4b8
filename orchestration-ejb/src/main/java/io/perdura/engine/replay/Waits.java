package io.perdura.engine.replay;

import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.Promise;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How code waits for conditions and for time, until its scope is cancelled. */
final class Waits {

    private final DurableContext context;

    Waits(DurableContext context) {
        this.context = context;
    }

    void until(Supplier<Boolean> condition) {
        Scope scope = context.scope();
        requireNotCanceled(scope);
        context.coroutine().await(() -> scope.isCancelRequested() || condition.get(), true);
        requireNotCanceled(scope);
    }

    /** Whether it held before the time was over. */
    boolean until(Duration timeout, Supplier<Boolean> condition) {
        Scope scope = context.scope();
        requireNotCanceled(scope);
        boolean held = atMost(timeout, () -> scope.isCancelRequested() || condition.get(), true);
        requireNotCanceled(scope);
        return held;
    }

    private static void requireNotCanceled(Scope scope) {
        if (scope.isCancelRequested()) {
            String reason = scope.getCancellationReason();
            throw new CanceledFailure(reason == null ? "the scope was cancelled" : reason);
        }
    }

    /**
     * As {@link #until(Duration, Supplier)}, whatever becomes of the scope.
     *
     * @param ofUser whether the condition is the user's code
     */
    boolean atMost(Duration timeout, BooleanSupplier condition, boolean ofUser) {
        if (condition.getAsBoolean()) {
            return true;
        }
        if (timeout.isZero()) {
            return false;
        }
        TimerCommand timer = context.timers().start(timeout);
        boolean[] held = {false};
        context.coroutine()
                .await(
                        () -> {
                            held[0] = condition.getAsBoolean();
                            return held[0] || timer.promise().isCompleted();
                        },
                        ofUser);
        if (held[0]) {
            timer.cancel("no longer waited for");
        }
        return held[0];
    }

    Promise<Void> timer(Duration delay) {
        context.coroutine().requireWanted();
        Scope scope = context.scope();
        if (scope.isCancelRequested() || delay.isZero()) {
            DurablePromise<Void> over = new DurablePromise<>(context);
            if (scope.isCancelRequested()) {
                over.completeExceptionally(new CanceledFailure(scope.getCancellationReason()));
            } else {
                over.settle(null, null);
            }
            return over;
        }
        return context.timers().start(delay).promise();
    }
}
