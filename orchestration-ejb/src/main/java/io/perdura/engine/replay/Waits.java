package io.perdura.engine.replay;

import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.Promise;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How code waits for conditions and for time, until its scope is cancelled. */
final class Waits {

    private final DurableContext context;
    private final EventLoop loop;
    private final Outputs outputs;

    Waits(DurableContext context, EventLoop loop, Outputs outputs) {
        this.context = context;
        this.loop = loop;
        this.outputs = outputs;
    }

    void until(Supplier<Boolean> condition) {
        Scope scope = context.scope();
        requireNotCanceled(scope);
        context.coroutine().await(() -> scope.isCancelRequested() || holds(condition), true);
        requireNotCanceled(scope);
    }

    /** Whether it held before the time was over. */
    boolean until(Duration timeout, Supplier<Boolean> condition) {
        Scope scope = context.scope();
        requireNotCanceled(scope);
        boolean held = atMost(timeout, () -> scope.isCancelRequested() || holds(condition), true);
        requireNotCanceled(scope);
        return held;
    }

    /** Asks a condition, which must not change anything: how often it is asked is no part of the history. */
    private boolean holds(Supplier<Boolean> condition) {
        outputs.askingCondition(true);
        try {
            return condition.get();
        } finally {
            outputs.askingCondition(false);
        }
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
            DurablePromise<Void> turn = nextTurn();
            context.coroutine().await(() -> turn.isCompleted() || condition.getAsBoolean(), ofUser);
            return condition.getAsBoolean();
        }
        TimerCommand timer = context.timers().start(timeout, null);
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

    /** @param summary what it is for, for people; null for nothing */
    Promise<Void> timer(Duration delay, @Nullable String summary) {
        context.coroutine().requireWanted();
        Scope scope = context.scope();
        if (scope.isCancelRequested()) {
            DurablePromise<Void> over = new DurablePromise<>(context);
            over.completeExceptionally(new CanceledFailure(scope.getCancellationReason()));
            return over;
        }
        return delay.isZero()
                ? nextTurn()
                : context.timers().start(delay, summary).promise();
    }

    /** Lets the other threads of the run go on, until all of them wait. */
    void forATurn() {
        context.block(nextTurn()::isCompleted);
    }

    /** What a wait of no time waits for: that the others had their turn. */
    private DurablePromise<Void> nextTurn() {
        DurablePromise<Void> turn = new DurablePromise<>(context);
        loop.spawn("timer", Coroutine.Kind.OTHER, context.rootScope(), () -> turn.settle(null, null));
        return turn;
    }
}
