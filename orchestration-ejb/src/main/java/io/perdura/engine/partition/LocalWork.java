package io.perdura.engine.partition;

import io.perdura.common.RetryState;
import io.perdura.common.TimeoutType;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent.LocalActivityCompleted;
import io.perdura.engine.history.OutputEvent.LocalActivityEnded;
import io.perdura.engine.history.OutputEvent.LocalActivityFailed;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivitySlots.Slot;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.MessageBody.Outcome;
import io.perdura.engine.replay.LocalCall;
import io.perdura.engine.replay.LocalRunner;
import io.perdura.engine.replay.TaskAbandonedException;
import io.perdura.engine.run.Attempts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The local activities of one run. Attempts run on the node's slots; timeouts, pauses and retries are looked after by the task
 * that waits here. One thread at a time; attempts report from theirs.
 */
final class LocalWork implements LocalRunner {

    /** So often, in real time, a waiting task looks whether it still may work, and for a free slot. */
    private static final long LOOK_MILLIS = 500;

    private static final long SLOT_MILLIS = 20;

    private final EngineParts engine;
    private final RunId runId;
    private final WorkflowStarted workflow;
    private final Fence fence;
    private final BlockingQueue<InTaskAttempt> reports = new LinkedBlockingQueue<>();
    private final Map<Long, Execution> executions = new LinkedHashMap<>();

    LocalWork(EngineParts engine, RunId runId, WorkflowStarted workflow, Fence fence) {
        this.engine = engine;
        this.runId = runId;
        this.workflow = workflow;
        this.fence = fence;
    }

    /** A call from its beginning, or from a durable pause, to its end or the next such pause. */
    private static final class Execution {
        private final LocalCall call;
        private int attempt;
        private long beginsAtMillis;
        private List<io.perdura.common.Payload> details = List.of();
        private @Nullable Failure lastFailure;
        private @Nullable InTaskAttempt running;
        private boolean cancelRequested;

        Execution(LocalCall call, long nowMillis) {
            this.call = call;
            this.attempt = call.attempt();
            this.beginsAtMillis = nowMillis;
            this.lastFailure = call.lastFailure();
        }

        private long deadline(long limitMillis, long sinceMillis) {
            return limitMillis == 0 ? Long.MAX_VALUE : sinceMillis + limitMillis;
        }

        long closesAtMillis() {
            return deadline(call.activity().timeouts().scheduleToCloseMillis(), call.calledAtMillis());
        }

        /** When the attempt must have ended, or have begun. */
        long deadlineMillis() {
            InTaskAttempt current = running;
            long own = current == null
                    ? deadline(call.activity().timeouts().scheduleToStartMillis(), beginsAtMillis)
                    : deadline(
                            call.activity().timeouts().startToCloseMillis(),
                            current.startedAt().toEpochMilli());
            return Math.min(own, closesAtMillis());
        }
    }

    @Override
    public void start(LocalCall call) {
        Execution execution = new Execution(call, engine.clock().millis());
        executions.put(call.number(), execution);
        begin(execution, execution.beginsAtMillis);
    }

    private void begin(Execution execution, long nowMillis) {
        Optional<Slot> slot = engine.attempts().reserve();
        if (slot.isPresent()) {
            InTaskAttempt attempt = new InTaskAttempt(
                    runId, workflow, execution.call, execution.attempt, nowMillis, execution.details, reports::add);
            execution.running = attempt;
            slot.get().start(taken -> {
                try {
                    engine.ports().invoker().invoke(attempt);
                } finally {
                    taken.release();
                }
            });
        }
    }

    @Override
    public void cancel(long call) {
        Execution execution = executions.get(call);
        if (execution != null) {
            execution.cancelRequested = true;
            InTaskAttempt attempt = execution.running;
            if (attempt != null) {
                attempt.requestCancel();
            }
        }
    }

    @Override
    public void forget(long call) {
        Execution execution = executions.remove(call);
        InTaskAttempt attempt = execution == null ? null : execution.running;
        if (attempt != null) {
            attempt.over();
        }
    }

    // ---- waiting

    @Override
    public LocalActivityEnded await() {
        AtomicReference<@Nullable LocalActivityEnded> ended = new AtomicReference<>();
        engine.ports().threads().waiting(() -> ended.set(next()));
        LocalActivityEnded result = ended.get();
        if (result == null) {
            List.copyOf(executions.keySet()).forEach(this::forget);
            throw new TaskAbandonedException("the node stops or has lost the partition while workflow '"
                    + workflow.workflowId() + "' waits for a local activity, which runs again elsewhere");
        }
        return result;
    }

    /** Null when the task is to be given up. */
    private @Nullable LocalActivityEnded next() {
        while (engine.standing().mayWork(fence)) {
            long now = engine.clock().millis();
            for (Execution execution : List.copyOf(executions.values())) {
                LocalActivityEnded late = now >= execution.deadlineMillis() ? timedOut(execution, now) : null;
                if (late != null) {
                    return late;
                }
                if (execution.running == null && now >= execution.beginsAtMillis) {
                    begin(execution, now);
                }
            }
            InTaskAttempt report = poll(now);
            LocalActivityEnded ended = report == null ? null : ended(report);
            if (ended != null) {
                return ended;
            }
        }
        return null;
    }

    private @Nullable InTaskAttempt poll(long nowMillis) {
        long wait = LOOK_MILLIS;
        for (Execution execution : executions.values()) {
            wait = Math.min(wait, execution.deadlineMillis() - nowMillis);
            if (execution.running == null) {
                wait = Math.min(wait, Math.max(SLOT_MILLIS, execution.beginsAtMillis - nowMillis));
            }
        }
        try {
            return reports.poll(Math.max(1, wait), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskAbandonedException("interrupted while a local activity ran");
        }
    }

    // ---- ends

    private @Nullable LocalActivityEnded ended(InTaskAttempt report) {
        Execution execution = executions.get(report.call().number());
        if (execution == null || execution.running != report) {
            return null; // nobody wants it any more
        }
        Error crash = report.crash();
        if (crash != null) {
            throw crash; // something is wrong with this node or this code, not with what the activity was to do
        }
        long now = engine.clock().millis();
        execution.details = report.lastHeartbeatDetails();
        Outcome outcome = report.outcome();
        if (outcome instanceof Outcome.Completed completed) {
            executions.remove(execution.call.number());
            return new LocalActivityCompleted(
                    execution.call.number(),
                    execution.call.activity().activityType(),
                    execution.attempt,
                    now,
                    completed.result(),
                    execution.call.activity().summary());
        }
        if (outcome instanceof Outcome.Failed failed) {
            return failed(execution, failed.failure(), now);
        }
        List<io.perdura.common.Payload> details =
                outcome instanceof Outcome.Canceled canceled ? canceled.details() : List.of();
        Failure canceled =
                new Failure(Failure.Kind.CANCELED, "the local activity was cancelled", "", Map.of(), details, null);
        return gaveUp(execution, canceled, RetryState.RETRY_STATE_CANCEL_REQUESTED, 0, now);
    }

    private @Nullable LocalActivityEnded timedOut(Execution execution, long now) {
        InTaskAttempt attempt = execution.running;
        if (attempt != null) {
            attempt.over();
        }
        boolean forGood = now >= execution.closesAtMillis();
        TimeoutType type = forGood
                ? TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE
                : attempt == null
                        ? TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START
                        : TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE;
        Failure failure = new Failure(
                Failure.Kind.TIMEOUT,
                "attempt " + execution.attempt + " ran out of time",
                "",
                Map.of(Failure.TIMEOUT_TYPE, type.name()),
                execution.details,
                execution.lastFailure == null ? null : execution.lastFailure.withCause(null));
        if (type == TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE) {
            return failed(execution, failure, now);
        }
        return gaveUp(
                execution,
                failure,
                forGood ? RetryState.RETRY_STATE_TIMEOUT : RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE,
                0,
                now);
    }

    /** Null when it is tried again within this task. */
    private @Nullable LocalActivityEnded failed(Execution execution, Failure failure, long now) {
        Attempts.Decision decision = Attempts.afterFailure(
                execution.call.activity(),
                execution.call.calledAtMillis(),
                execution.attempt,
                failure,
                execution.cancelRequested,
                now);
        if (decision instanceof Attempts.Decision.GiveUp giveUp) {
            return gaveUp(execution, failure, giveUp.state(), 0, now);
        }
        long pause = decision instanceof Attempts.Decision.Retry retry ? Math.max(1, retry.atMillis() - now) : 1;
        if (pause > execution.call.retryThreshold().toMillis()) {
            return gaveUp(execution, failure, RetryState.RETRY_STATE_IN_PROGRESS, pause, now);
        }
        execution.lastFailure = failure;
        execution.running = null;
        execution.attempt++;
        execution.beginsAtMillis = now + pause;
        return null;
    }

    private LocalActivityEnded gaveUp(
            Execution execution, Failure failure, RetryState state, long backoffMillis, long now) {
        executions.remove(execution.call.number());
        return new LocalActivityFailed(
                execution.call.number(),
                execution.call.activity().activityType(),
                execution.attempt,
                now,
                failure,
                state,
                backoffMillis,
                execution.call.activity().summary());
    }
}
