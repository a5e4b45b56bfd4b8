package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.RunOptions;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.system.schedule.ScheduleActivities;
import io.perdura.engine.system.schedule.ScheduleTarget.Ended;
import io.perdura.engine.system.schedule.ScheduleTarget.Order;
import io.perdura.engine.system.schedule.ScheduleTarget.Started;
import io.perdura.engine.system.schedule.StoredAction;
import io.perdura.engine.system.schedule.StoredAttribute;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the engine does for schedules: starts their runs, watches and ends them. Thread-safe. */
final class ScheduledStarts {

    /** On the runs that a schedule started. */
    static final SearchAttributeKey<String> SCHEDULE = SearchAttributeKey.forKeyword("PerduraScheduledById");

    static final SearchAttributeKey<OffsetDateTime> SCHEDULED_AT =
            SearchAttributeKey.forOffsetDateTime("PerduraScheduledStartTime");

    /** A result that is larger is not passed on to the next run: the schedule would carry it on and on. */
    private static final int LARGEST_RESULT = 256 << 10;

    private final EngineParts engine;

    /** By schedule and workflow, so that a schedule which asks again replaces its question. */
    private final Map<List<String>, CompletableFuture<RunResult>> watched = new ConcurrentHashMap<>();

    ScheduledStarts(EngineParts engine) {
        this.engine = engine;
    }

    void addTo(Map<String, SystemActivities.Body> bodies) {
        bodies.put(ScheduleActivities.START, (attempt, arguments) -> start(arguments.get(0, Order.class)));
        bodies.put(ScheduleActivities.WATCH, (attempt, arguments) -> watch(attempt, arguments.get(0, String.class)));
        bodies.put(ScheduleActivities.CANCEL, (attempt, arguments) -> {
            RunTarget target = RunTarget.of(arguments.get(0, String.class));
            return unlessOver(engine.operations().cancel(target, arguments.get(1, String.class)));
        });
        bodies.put(ScheduleActivities.TERMINATE, (attempt, arguments) -> {
            RunTarget target = RunTarget.of(arguments.get(0, String.class));
            return unlessOver(engine.operations().terminate(target, arguments.get(1, String.class)));
        });
    }

    static <T extends @Nullable Object> T answer(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : e;
        }
    }

    private static @Nullable Object unlessOver(CompletableFuture<@Nullable Void> asked) {
        try {
            return answer(asked);
        } catch (EngineException e) {
            if (e.code() == Code.CLOSED || e.code() == Code.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    // ---- starting

    private Started start(Order order) {
        StartReceipt receipt = answer(engine.operations().start(request(order)));
        return new Started(receipt.workflowId(), receipt.runId().toString());
    }

    private static StartRequest request(Order order) {
        StoredAction action = order.action();
        SearchAttributes attributes = SearchAttributes.newBuilder(StoredAttribute.value(action.searchAttributes()))
                .set(SCHEDULE, order.scheduleId())
                .set(
                        SCHEDULED_AT,
                        Instant.ofEpochMilli(order.scheduledAtMillis()).atOffset(ZoneOffset.UTC))
                .build();
        StoredAction.Retry retry = action.retry();
        return new StartRequest(
                action.workflowType(),
                order.workflowId(),
                action.taskQueue(),
                action.input(),
                order.requestId(),
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL,
                orNone(action.runTimeout()),
                orNone(action.executionTimeout()),
                Duration.ZERO,
                RunOptions.NONE.with(o -> o.header(action.header())
                        .memo(action.memo())
                        .searchAttributes(attributes)
                        .retryPolicy(retry == null ? null : RetryPolicy.of(retry.value()))
                        .lastCompletionResult(order.lastResult())
                        .executionTimeoutMillis(
                                orNone(action.executionTimeout()).toMillis())
                        .taskTimeoutMillis(orNone(action.taskTimeout()).toMillis())));
    }

    private static Duration orNone(@Nullable Duration timeout) {
        return timeout == null ? Duration.ZERO : timeout;
    }

    // ---- watching

    private Object watch(ActivityAttempt attempt, String workflowId) {
        attempt.token(); // so that it outlasts this node, and keeps nothing in memory busy
        List<String> key = List.of(attempt.workflowId(), workflowId);
        CompletableFuture<RunResult> result = engine.operations().result(RunTarget.of(workflowId));
        CompletableFuture<RunResult> before = watched.put(key, result);
        if (before != null) {
            before.cancel(false);
        }
        var unused = result.whenComplete((ended, failure) -> {
            watched.remove(key, result);
            if (!result.isCancelled()) {
                report(attempt, ended, failure);
            }
        });
        throw new SystemActivities.LaterException();
    }

    private static void report(ActivityAttempt attempt, @Nullable RunResult ended, @Nullable Throwable failure) {
        if (ended != null) {
            attempt.completed(SystemActivities.CONVERTER.encode(ended(ended)));
        } else if (failure instanceof EngineException refused && refused.code() == Code.NOT_FOUND) {
            attempt.completed(SystemActivities.CONVERTER.encode(new Ended(null, null, "it is gone")));
        } else {
            attempt.failed(Failure.application("UNAVAILABLE", String.valueOf(failure), false));
        }
    }

    private static Ended ended(RunResult run) {
        Payload result = run.result();
        boolean completed = run.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
        Failure failure = run.failure();
        return new Ended(
                run.status(),
                completed && result != null && result.size() <= LARGEST_RESULT ? result : null,
                failure == null ? null : rootMessage(failure));
    }

    private static @Nullable String rootMessage(Failure failure) {
        Failure root = failure;
        while (root.cause() != null) {
            root = root.cause();
        }
        return root.message();
    }
}
