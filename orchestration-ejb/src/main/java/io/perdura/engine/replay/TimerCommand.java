package io.perdura.engine.replay;

import io.perdura.engine.history.OutputEvent.TimerCanceled;
import io.perdura.engine.history.OutputEvent.TimerStarted;
import io.perdura.failure.CanceledFailure;

/** A durable timer as the workflow code sees it. */
final class TimerCommand {

    enum State {
        STARTED,
        FIRED,
        CANCELED
    }

    enum Action {
        FIRE,
        CANCEL
    }

    static final StateTable<State, Action> TABLE = StateTable.of("a timer", State.class, Action.class)
            .row(State.STARTED, Action.FIRE, State.FIRED)
            .row(State.STARTED, Action.CANCEL, State.CANCELED)
            .build();

    private final DurableContext context;
    private final Outputs.Placed<TimerStarted> started;
    private final DurablePromise<Void> promise;
    private final Scope scope;
    private final Runnable onScopeCancel;
    private State state = State.STARTED;

    TimerCommand(DurableContext context, Outputs.Placed<TimerStarted> started) {
        this.context = context;
        this.started = started;
        this.promise = new DurablePromise<>(context);
        this.scope = context.scope();
        this.onScopeCancel = () -> cancel(scope.getCancellationReason());
        scope.onCancel(onScopeCancel);
    }

    DurablePromise<Void> promise() {
        return promise;
    }

    long eventId() {
        return started.eventId();
    }

    void fired() {
        state = TABLE.next(state, Action.FIRE);
        scope.forget(onScopeCancel);
        promise.settle(null, null);
    }

    /** The timer is not wanted any more; harmless when it is over. */
    void cancel(@org.jspecify.annotations.Nullable String reason) {
        if (TABLE.allows(state, Action.CANCEL)) {
            state = TABLE.next(state, Action.CANCEL);
            scope.forget(onScopeCancel);
            context.emit(new TimerCanceled(started.eventId()));
            context.timers().remove(started.eventId());
            promise.completeExceptionally(new CanceledFailure(reason == null ? "timer cancelled" : reason));
        }
    }
}
