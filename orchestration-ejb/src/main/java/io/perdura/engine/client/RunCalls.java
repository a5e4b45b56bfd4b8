package io.perdura.engine.client;

import io.perdura.client.UpdateOptions;
import io.perdura.client.WorkflowExecutionDescription;
import io.perdura.client.WorkflowExecutionDescription.PendingActivity;
import io.perdura.client.WorkflowExecutionDescription.PendingChild;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.client.WorkflowQueryConditionallyRejectedException;
import io.perdura.client.WorkflowStub;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.common.Payload;
import io.perdura.common.QueryRejectCondition;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.RunDescription;
import io.perdura.engine.partition.RunResult;
import io.perdura.engine.partition.RunTarget;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What every untyped stub does with a run that exists. Thread-safe. */
abstract class RunCalls implements WorkflowStub {

    final ClientScope scope;

    RunCalls(ClientScope scope) {
        this.scope = scope;
    }

    /** Whom messages go to, and whose result is waited for. */
    abstract RunTarget target();

    /** As {@link #signalWithStart(String, Object[], Object[])}, with what travels beside the arguments. */
    abstract WorkflowExecution signalWithStart(
            Map<String, Payload> header,
            String signalName,
            @Nullable Object[] signalArgs,
            @Nullable Object[] startArgs);

    /** As {@link #startUpdateWithStart(UpdateOptions, Object[], Object[])}, with what travels beside the arguments. */
    abstract <R> WorkflowUpdateHandle<R> startUpdateWithStart(
            Map<String, Payload> startHeader,
            Map<String, Payload> updateHeader,
            UpdateOptions<R> updateOptions,
            @Nullable Object[] updateArgs,
            @Nullable Object[] startArgs);

    private WorkflowExecution about() {
        RunTarget target = target();
        RunId run = target.runId();
        return new WorkflowExecution(target.workflowId(), run == null ? "" : run.toString());
    }

    private @Nullable String type() {
        return getWorkflowType().orElse(null);
    }

    @Override
    public void signal(String signalName, @Nullable Object... args) {
        signal(scope.interception().header(), signalName, args);
    }

    /** As {@link #signal(String, Object...)}, with what travels beside the arguments. */
    void signal(Map<String, Payload> header, String signalName, @Nullable Object[] args) {
        Calls.of(
                about(),
                type(),
                () -> Calls.answer(scope.engine()
                        .signal(target(), signalName, scope.converter().toPayloads(args), header)));
    }

    /** As {@link #start(Object...)}, with what travels beside the arguments. */
    abstract WorkflowExecution start(Map<String, Payload> header, @Nullable Object[] args);

    @Override
    public <R> @Nullable R update(String updateName, Class<R> resultClass, @Nullable Object... args) {
        return startUpdate(updateName, WorkflowUpdateStage.COMPLETED, resultClass, args)
                .getResult();
    }

    @Override
    public <R> WorkflowUpdateHandle<R> startUpdate(
            String updateName, WorkflowUpdateStage waitForStage, Class<R> resultClass, @Nullable Object... args) {
        return startUpdate(
                UpdateOptions.newBuilder(resultClass)
                        .setUpdateName(updateName)
                        .setWaitForStage(waitForStage)
                        .build(),
                args);
    }

    @Override
    public <R> WorkflowUpdateHandle<R> startUpdate(UpdateOptions<R> options, @Nullable Object... args) {
        return startUpdate(scope.interception().header(), options, args);
    }

    /** As {@link #startUpdate(UpdateOptions, Object...)}, with what travels beside the arguments. */
    <R> WorkflowUpdateHandle<R> startUpdate(
            Map<String, Payload> header, UpdateOptions<R> options, @Nullable Object[] args) {
        return new UpdateStarts(scope).start(target(), type(), options, header, args);
    }

    @Override
    public <R> WorkflowUpdateHandle<R> getUpdateHandle(String updateId, Class<R> resultClass) {
        return getUpdateHandle(updateId, resultClass, resultClass);
    }

    @Override
    public <R> WorkflowUpdateHandle<R> getUpdateHandle(String updateId, Class<R> resultClass, Type resultType) {
        return new UpdateStarts(scope).existing(target(), updateId, resultClass, resultType);
    }

    @Override
    public <R> @Nullable R executeUpdateWithStart(
            UpdateOptions<R> updateOptions, @Nullable Object[] updateArgs, @Nullable Object[] startArgs) {
        return startUpdateWithStart(
                        updateOptions.toBuilder()
                                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                                .build(),
                        updateArgs,
                        startArgs)
                .getResult();
    }

    @Override
    public <R> @Nullable R query(String queryType, Class<R> resultClass, @Nullable Object... args) {
        return query(queryType, resultClass, resultClass, args);
    }

    @Override
    public <R> @Nullable R query(String queryType, Class<R> resultClass, Type resultType, @Nullable Object... args) {
        requireAnswering();
        return scope.converter()
                .fromPayload(
                        Calls.of(
                                about(),
                                type(),
                                () -> Calls.answer(scope.engine()
                                        .query(
                                                target(),
                                                queryType,
                                                scope.converter().toPayloads(args)))),
                        resultClass,
                        resultType);
    }

    private void requireAnswering() {
        QueryRejectCondition condition = scope.options().getQueryRejectCondition();
        if (condition == QueryRejectCondition.QUERY_REJECT_CONDITION_NONE) {
            return;
        }
        WorkflowExecutionStatus status = Calls.of(
                        about(), type(), () -> scope.engine().describe(target()))
                .execution()
                .status();
        if (condition.rejects(status)) {
            throw new WorkflowQueryConditionallyRejectedException(about(), type(), condition, status, null);
        }
    }

    @Override
    public <R> @Nullable R getResult(Class<R> resultClass) {
        return getResult(resultClass, resultClass);
    }

    @Override
    public <R> @Nullable R getResult(Class<R> resultClass, Type resultType) {
        RunResult ended = Calls.of(about(), type(), () -> Calls.answer(ended()));
        return scope.value(ended, resultClass, resultType);
    }

    @Override
    public <R> @Nullable R getResult(long timeout, TimeUnit unit, Class<R> resultClass) throws TimeoutException {
        return getResult(timeout, unit, resultClass, resultClass);
    }

    @Override
    public <R> @Nullable R getResult(long timeout, TimeUnit unit, Class<R> resultClass, Type resultType)
            throws TimeoutException {
        try {
            return scope.value(Calls.answer(ended(), timeout, unit), resultClass, resultType);
        } catch (EngineException e) {
            throw Calls.translated(e, about(), type());
        } catch (TimeoutException e) {
            throw timedOut(timeout, unit);
        }
    }

    /** How the run ended, or the last one of those that it continued as. */
    private CompletableFuture<RunResult> ended() {
        RunTarget target = target();
        CompletableFuture<RunResult> end = scope.engine().result(target);
        return target.runId() == null
                ? end
                : end.thenCompose(
                        run -> run.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW
                                ? scope.engine().result(new RunTarget(run.workflowId(), null, run.runId()))
                                : CompletableFuture.completedFuture(run));
    }

    private TimeoutException timedOut(long timeout, TimeUnit unit) {
        return new TimeoutException(target() + " did not end within " + timeout + " " + unit
                + "; it goes on. Wait longer, or ask for its result later");
    }

    @Override
    public <R> CompletableFuture<@Nullable R> getResultAsync(Class<R> resultClass) {
        return getResultAsync(resultClass, resultClass);
    }

    @Override
    public <R> CompletableFuture<@Nullable R> getResultAsync(Class<R> resultClass, Type resultType) {
        return converted(ended(), resultClass, resultType);
    }

    @Override
    public <R> CompletableFuture<@Nullable R> getResultAsync(long timeout, TimeUnit unit, Class<R> resultClass) {
        return getResultAsync(timeout, unit, resultClass, resultClass);
    }

    @Override
    public <R> CompletableFuture<@Nullable R> getResultAsync(
            long timeout, TimeUnit unit, Class<R> resultClass, Type resultType) {
        CompletableFuture<RunResult> ended = ended();
        CompletableFuture<@Nullable R> value = converted(ended, resultClass, resultType);
        CompletableFuture.delayedExecutor(timeout, unit).execute(() -> {
            if (value.completeExceptionally(timedOut(timeout, unit))) {
                ended.cancel(false);
            }
        });
        return value;
    }

    /** Decodes on another thread: what the caller hangs on its future must not hold up the engine's. */
    private <R> CompletableFuture<@Nullable R> converted(
            CompletableFuture<RunResult> ended, Class<R> resultClass, Type resultType) {
        return ended.handleAsync((result, failure) -> {
            if (failure == null) {
                return scope.value(result, resultClass, resultType);
            }
            Throwable cause = Calls.cause(failure);
            throw new CompletionException(
                    cause instanceof EngineException refused ? Calls.translated(refused, about(), type()) : cause);
        });
    }

    @Override
    public void cancel() {
        cancel(null);
    }

    @Override
    public void cancel(@Nullable String reason) {
        try {
            Calls.of(
                    about(), type(), () -> Calls.answer(scope.engine().cancel(target(), reason == null ? "" : reason)));
        } catch (WorkflowNotFoundException gone) {
            boolean over =
                    gone.getCause() instanceof EngineException refused && refused.code() == EngineException.Code.CLOSED;
            if (!over) { // what is over needs no cancellation
                throw gone;
            }
        }
    }

    @Override
    public void terminate(@Nullable String reason, @Nullable Object... details) {
        Calls.of(about(), type(), () -> Calls.answer(scope.engine().terminate(target(), reason == null ? "" : reason)));
    }

    @Override
    public WorkflowExecutionDescription describe() {
        RunDescription run = Calls.of(about(), type(), () -> scope.engine().describe(target()));
        var row = run.execution();
        String parent = row.parentWorkflowId();
        RunId parentRun = row.parentRunId();
        return new WorkflowExecutionDescription(
                new WorkflowExecution(row.workflowId(), row.runId().toString()),
                row.workflowType(),
                row.partition().taskQueue(),
                row.status(),
                row.startTime(),
                row.closeTime(),
                parent == null ? null : new WorkflowExecution(parent, parentRun == null ? "" : parentRun.toString()),
                run.historyEvents(),
                row.problem(),
                run.pendingActivities().stream().map(this::pending).toList(),
                run.pendingChildren().stream()
                        .map(child -> new PendingChild(
                                new WorkflowExecution(child.workflowId(), child.runId()), child.workflowType()))
                        .toList(),
                run.pendingTimers().stream().map(timer -> timer.dueAt()).toList(),
                Listing.metadata(scope, row));
    }

    private PendingActivity pending(RunDescription.PendingActivity activity) {
        Failure failure = activity.lastFailure();
        Payload summary = activity.summary();
        return new PendingActivity(
                activity.activityId(),
                activity.activityType(),
                activity.state(),
                activity.attempt(),
                activity.nextAttemptAt(),
                activity.lastHeartbeatAt(),
                failure == null ? null : scope.failures().toException(failure),
                summary == null ? null : scope.converter().fromPayload(summary, String.class, String.class));
    }
}
