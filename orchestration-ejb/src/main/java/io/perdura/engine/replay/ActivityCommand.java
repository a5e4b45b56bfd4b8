package io.perdura.engine.replay;

import io.perdura.activity.ActivityCancellationType;
import io.perdura.engine.history.OutputEvent.ActivityCancelRequested;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import org.jspecify.annotations.Nullable;

/** An activity as the workflow code sees it, from its scheduling to its end. */
final class ActivityCommand {

    enum State {
        SCHEDULED,
        CANCEL_REQUESTED,
        COMPLETED,
        FAILED,
        TIMED_OUT,
        CANCELED
    }

    enum Action {
        REQUEST_CANCEL,
        COMPLETE,
        FAIL,
        TIME_OUT,
        CANCEL
    }

    static final StateTable<State, Action> TABLE = StateTable.of("an activity", State.class, Action.class)
            .row(State.SCHEDULED, Action.REQUEST_CANCEL, State.CANCEL_REQUESTED)
            .row(State.SCHEDULED, Action.COMPLETE, State.COMPLETED)
            .row(State.SCHEDULED, Action.FAIL, State.FAILED)
            .row(State.SCHEDULED, Action.TIME_OUT, State.TIMED_OUT)
            .row(State.SCHEDULED, Action.CANCEL, State.CANCELED)
            .row(State.CANCEL_REQUESTED, Action.COMPLETE, State.COMPLETED)
            .row(State.CANCEL_REQUESTED, Action.FAIL, State.FAILED)
            .row(State.CANCEL_REQUESTED, Action.TIME_OUT, State.TIMED_OUT)
            .row(State.CANCEL_REQUESTED, Action.CANCEL, State.CANCELED)
            .build();

    private final DurableContext context;
    private final Outputs.Placed<ActivityScheduled> scheduled;
    private final ResultType<?> resultType;
    private final DurablePromise<@Nullable Object> promise;
    private final ActivityCancellationType cancellationType;
    private final Scope scope;
    private final Runnable onScopeCancel = this::cancel;
    private State state = State.SCHEDULED;

    ActivityCommand(
            DurableContext context,
            Outputs.Placed<ActivityScheduled> scheduled,
            ResultType<?> resultType,
            ActivityCancellationType cancellationType) {
        this.context = context;
        this.scheduled = scheduled;
        this.resultType = resultType;
        this.cancellationType = cancellationType;
        this.promise = new DurablePromise<>(context);
        this.scope = context.scope();
        scope.onCancel(onScopeCancel);
    }

    DurablePromise<@Nullable Object> promise() {
        return promise;
    }

    ActivityScheduled event() {
        return scheduled.event();
    }

    long eventId() {
        return scheduled.eventId();
    }

    /** The scope was cancelled. */
    private void cancel() {
        if (cancellationType != ActivityCancellationType.ABANDON && TABLE.allows(state, Action.REQUEST_CANCEL)) {
            state = TABLE.next(state, Action.REQUEST_CANCEL);
            context.emit(new ActivityCancelRequested(scheduled.eventId()));
        }
        if (cancellationType != ActivityCancellationType.WAIT_CANCELLATION_COMPLETED) {
            promise.completeExceptionally(context.failures().activityCanceled(this));
        }
    }

    void completed(io.perdura.common.Payload result) {
        end(Action.COMPLETE);
        if (!promise.isCompleted()) {
            resultType.settle(context, promise, result);
        }
    }

    void ended(Action how, RuntimeException failure) {
        end(how);
        promise.completeExceptionally(failure);
    }

    private void end(Action how) {
        state = TABLE.next(state, how);
        scope.forget(onScopeCancel);
    }
}
