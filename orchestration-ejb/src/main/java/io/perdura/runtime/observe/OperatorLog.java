package io.perdura.runtime.observe;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.StoreException;
import io.perdura.runtime.log.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells the operator what needs attention, and not more: a task that fails again is told at its 1st, 2nd, 4th, 8th …
 * attempt, failing commits at most once in {@value #QUIET_SECONDS} s. Thread-safe.
 */
public final class OperatorLog implements EngineListener {

    private static final long QUIET_SECONDS = 10;
    private static final long NEVER = Long.MIN_VALUE;

    private final AtomicLong commitFailureTold = new AtomicLong(NEVER);

    @Override
    public void taskFailed(
            String workflowId, RunId runId, int attempt, boolean diverged, String what, Duration retryIn) {
        if (diverged) {
            Message.RUN_BLOCKED.log(workflowId, runId, what);
        } else if (Integer.bitCount(attempt) == 1) {
            Message.TASK_FAILED.log(workflowId, runId, attempt, what, retryIn);
        }
    }

    @Override
    public void replayDiverged(String workflowType, String workflowId, RunId runId, String what, boolean held) {
        String consequence = held
                ? "the type is held back and the application is not ready"
                : "the type is served, and runs that diverge are blocked one by one";
        Message.REPLAY_DIVERGED.log(workflowType, workflowId, runId, what, consequence);
    }

    @Override
    public void typeReleased(String workflowType) {
        Message.TYPE_RELEASED.log(workflowType);
    }

    @Override
    public void taskRecovered(String workflowId, RunId runId) {
        Message.TASK_RECOVERED.log(workflowId, runId);
    }

    @Override
    public void handlersUnfinished(String workflowId, RunId runId, List<String> handlers) {
        Message.HANDLERS_UNFINISHED.log(workflowId, runId, String.join(", ", handlers));
    }

    @Override
    public void slowTask(String workflowId, RunId runId, Duration elapsed, String stack) {
        Message.TASK_SLOW.log(workflowId, runId, elapsed, stack);
    }

    @Override
    public void limitNear(String workflowId, RunId runId, String what) {
        Message.LIMIT_NEAR.log(workflowId, runId, what);
    }

    @Override
    public void threadAbandoned(String workflowId, RunId runId, int abandoned) {
        Message.THREAD_ABANDONED.log(workflowId, runId, abandoned);
    }

    @Override
    public void leaseLost(String what) {
        Message.LEASE_LOST.log(what);
    }

    @Override
    public void commitFailed(StoreException failure, int transitions) {
        long now = System.nanoTime();
        long told = commitFailureTold.get();
        boolean quiet =
                told != NEVER && now - told < Duration.ofSeconds(QUIET_SECONDS).toNanos();
        if (!quiet && commitFailureTold.compareAndSet(told, now)) {
            Message.COMMIT_FAILED.log(transitions, failure.getMessage());
        }
    }

    @Override
    public void messageDropped(String workflowId, String what) {
        Message.MESSAGE_DROPPED.log(workflowId, what);
    }

    @Override
    public void unreadable(String workflowId, String what) {
        Message.UNREADABLE.log(workflowId, what);
    }

    @Override
    public void internalError(String what, Throwable cause) {
        Message.INTERNAL_ERROR.log(cause, what);
    }
}
