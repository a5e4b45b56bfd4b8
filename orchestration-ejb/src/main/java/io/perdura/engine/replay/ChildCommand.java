package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecution;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.RequestWithdrawn;
import io.perdura.workflow.ChildWorkflowCancellationType;
import org.jspecify.annotations.Nullable;

/** A child workflow as its parent's code sees it. */
final class ChildCommand {

    enum State {
        INITIATED,
        STARTED,
        START_FAILED,
        CLOSED
    }

    enum Action {
        START,
        FAIL_TO_START,
        CLOSE
    }

    static final StateTable<State, Action> TABLE = StateTable.of("a child workflow", State.class, Action.class)
            .row(State.INITIATED, Action.START, State.STARTED)
            .row(State.INITIATED, Action.FAIL_TO_START, State.START_FAILED)
            .row(State.INITIATED, Action.CLOSE, State.CLOSED)
            .row(State.STARTED, Action.CLOSE, State.CLOSED)
            .build();

    private final DurableContext context;
    private final Outputs.Placed<ChildWorkflowInitiated> initiated;
    private final ResultType<?> resultType;
    private final ChildWorkflowCancellationType cancellationType;
    private final DurablePromise<WorkflowExecution> execution;
    private final DurablePromise<@Nullable Object> result;
    private final Scope scope;
    private final Runnable onScopeCancel = this::cancel;
    private State state = State.INITIATED;
    private boolean cancelOnceStarted;

    ChildCommand(
            DurableContext context,
            Outputs.Placed<ChildWorkflowInitiated> initiated,
            ResultType<?> resultType,
            ChildWorkflowCancellationType cancellationType) {
        this.context = context;
        this.initiated = initiated;
        this.resultType = resultType;
        this.cancellationType = cancellationType;
        this.execution = new DurablePromise<>(context);
        this.result = new DurablePromise<>(context);
        this.scope = context.scope();
        scope.onCancel(onScopeCancel);
    }

    DurablePromise<WorkflowExecution> execution() {
        return execution;
    }

    DurablePromise<@Nullable Object> result() {
        return result;
    }

    ChildWorkflowInitiated event() {
        return initiated.event();
    }

    long eventId() {
        return initiated.eventId();
    }

    private void cancel() {
        if (cancellationType == ChildWorkflowCancellationType.ABANDON) {
            result.completeExceptionally(context.failures().childCanceled(this));
            return;
        }
        if (state == State.INITIATED && context.children().unsent(this)) {
            context.emit(new RequestWithdrawn(eventId(), true));
            state = TABLE.next(state, Action.CLOSE);
            context.children().withdrawn(this);
            execution.completeExceptionally(context.failures().childCanceled(this));
            result.completeExceptionally(context.failures().childCanceled(this));
            return;
        }
        if (state == State.INITIATED) { // nobody is there yet to hear of it
            cancelOnceStarted = true;
            if (cancellationType == ChildWorkflowCancellationType.TRY_CANCEL) {
                result.completeExceptionally(context.failures().childCanceled(this));
            }
            return;
        }
        requestCancel();
    }

    private void requestCancel() {
        DurablePromise<Void> requested = context.externals()
                .cancel(WorkflowExecution.latest(event().childWorkflowId()), event().childRunId(), true, null);
        switch (cancellationType) {
            case TRY_CANCEL -> result.completeExceptionally(context.failures().childCanceled(this));
            case WAIT_CANCELLATION_REQUESTED ->
                requested.onEngine(
                        () -> result.completeExceptionally(context.failures().childCanceled(this)));
            default -> {
                // WAIT_CANCELLATION_COMPLETED: the child's own end completes the promise.
            }
        }
    }

    void started() {
        state = TABLE.next(state, Action.START);
        complete();
        if (cancelOnceStarted) {
            context.spawn("cancel child", context.rootScope(), this::requestCancel);
        }
    }

    void startFailed(RuntimeException failure) {
        state = TABLE.next(state, Action.FAIL_TO_START);
        scope.forget(onScopeCancel);
        execution.completeExceptionally(failure);
        result.completeExceptionally(failure);
    }

    void completed(@Nullable Payload payload) {
        close();
        if (payload == null) {
            result.settle(null, null);
        } else if (!result.isCompleted()) {
            resultType.settle(context, result, payload);
        }
    }

    void failed(RuntimeException failure) {
        close();
        result.completeExceptionally(failure);
    }

    private void close() {
        state = TABLE.next(state, Action.CLOSE);
        scope.forget(onScopeCancel);
        complete();
    }

    private void complete() {
        execution.complete(WorkflowExecution.newBuilder()
                .setWorkflowId(event().childWorkflowId())
                .setRunId(event().childRunId().toString())
                .build());
    }
}
