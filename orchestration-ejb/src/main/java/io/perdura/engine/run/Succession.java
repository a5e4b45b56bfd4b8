package io.perdura.engine.run;

import io.perdura.common.RetryState;
import io.perdura.engine.calendar.CronSchedule;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.InputEvent.WorkflowTimedOut;
import io.perdura.engine.history.OutputEvent.WorkflowCompleted;
import io.perdura.engine.history.OutputEvent.WorkflowContinuedAsNew;
import io.perdura.engine.history.OutputEvent.WorkflowFailed;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.RunOptions;
import io.perdura.engine.history.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What follows a run that ends: the run of its continue-as-new, another attempt by its retry policy, the next run of its cron
 * schedule, or nothing. The rules are Temporal's: retry comes before cron, attempts count anew with each cron run, and a run that was
 * cancelled or terminated ends the chain.
 *
 * @param events those of the turn; the closing one names its successor
 * @param next the first event of the successor; null when nothing follows
 * @param successor its run id
 */
record Succession(
        List<HistoryEvent> events,
        @Nullable WorkflowStarted next,
        @Nullable RunId successor) {

    private static final String RUN_TIMEOUT = "run timeout";

    /** Which of the two timeouts ended a run. */
    static String timeout(boolean ofChain) {
        return ofChain ? "execution timeout" : RUN_TIMEOUT;
    }

    /** @param visible what the run shows before these events */
    static Succession of(
            WorkflowStarted started, RunId runId, Visible visible, List<HistoryEvent> events, long nowMillis) {
        HistoryEvent last = events.isEmpty() ? null : events.get(events.size() - 1);
        if (last instanceof WorkflowContinuedAsNew e) {
            return new Succession(events, continued(started, runId, visible, events, e, nowMillis), e.newRunId());
        }
        RunOptions options = started.options();
        if (last == null
                || (options.retryPolicy() == null && options.cronSchedule().isEmpty())) {
            return new Succession(events, null, null);
        }
        return new Chain(started, runId, events, last, nowMillis).succession();
    }

    private static WorkflowStarted continued(
            WorkflowStarted started,
            RunId runId,
            Visible visible,
            List<HistoryEvent> events,
            WorkflowContinuedAsNew event,
            long nowMillis) {
        Visible shown = visible;
        for (HistoryEvent each : events) {
            shown = shown.after(each);
        }
        Visible kept = shown;
        RunOptions options = event.options() != null
                ? event.options()
                : started.options()
                        .with(o -> o.memo(kept.memo())
                                .searchAttributes(kept.searchAttributes())
                                .attempt(1)
                                .firstTaskAtMillis(0)
                                .lastFailure(null));
        return new WorkflowStarted(
                started.workflowId(),
                event.workflowType(),
                event.taskQueue(),
                event.input(),
                nowMillis,
                started.firstRunId(),
                runId,
                started.parent(),
                started.requestId(),
                event.runTimeoutMillis(),
                started.executionDeadlineMillis(),
                options);
    }

    /** The end of a run that has a retry policy or a cron schedule. */
    private record Chain(
            WorkflowStarted started, RunId runId, List<HistoryEvent> events, HistoryEvent last, long nowMillis) {

        Succession succession() {
            if (last instanceof WorkflowCompleted e) {
                WorkflowStarted next = byCron(started.options()
                        .with(o -> o.lastCompletionResult(e.result()).lastFailure(null)));
                return next == null
                        ? nothing(last)
                        : follows(new WorkflowCompleted(e.result(), newRunId()), next, newRunId());
            }
            if (last instanceof WorkflowFailed e) {
                return afterFailure(e);
            }
            if (last instanceof WorkflowTimedOut e && e.what().equals(RUN_TIMEOUT)) {
                return afterTimeout(e);
            }
            return nothing(last);
        }

        private Succession afterFailure(WorkflowFailed event) {
            RunRetry retry = RunRetry.of(started, event.failure(), nowMillis);
            WorkflowStarted next =
                    retry.again() ? again(retry.atMillis(), event.failure()) : failedCron(event.failure());
            return next == null
                    ? nothing(new WorkflowFailed(event.failure(), retry.state(), null))
                    : follows(new WorkflowFailed(event.failure(), retry.state(), newRunId()), next, newRunId());
        }

        private Succession afterTimeout(WorkflowTimedOut event) {
            Failure failure = Letters.timeout(event);
            RunRetry retry = RunRetry.of(started, failure, nowMillis);
            WorkflowStarted next = retry.again() ? again(retry.atMillis(), failure) : failedCron(failure);
            return next == null
                    ? nothing(event)
                    : follows(new WorkflowTimedOut(event.what(), newRunId()), next, newRunId());
        }

        private WorkflowStarted again(long atMillis, Failure failure) {
            return next(started.options()
                    .with(o -> o.attempt(started.options().attempt() + 1)
                            .firstTaskAtMillis(atMillis)
                            .lastFailure(failure)));
        }

        private @Nullable WorkflowStarted failedCron(Failure failure) {
            return byCron(started.options().with(o -> o.lastFailure(failure)));
        }

        private @Nullable WorkflowStarted byCron(RunOptions options) {
            if (options.cronSchedule().isEmpty()) {
                return null;
            }
            long anchor = Math.max(started.startedAtMillis(), options.firstTaskAtMillis());
            OptionalLong at = CronSchedule.parse(options.cronSchedule()).nextMillis(anchor, nowMillis);
            long deadline = started.executionDeadlineMillis();
            if (at.isEmpty() || (deadline != 0 && at.getAsLong() >= deadline)) {
                return null;
            }
            return next(options.with(o -> o.attempt(1).firstTaskAtMillis(at.getAsLong())));
        }

        private WorkflowStarted next(RunOptions options) {
            return new WorkflowStarted(
                    started.workflowId(),
                    started.workflowType(),
                    started.taskQueue(),
                    started.input(),
                    nowMillis,
                    started.firstRunId(),
                    runId,
                    started.parent(),
                    started.requestId(),
                    started.runTimeoutMillis(),
                    started.executionDeadlineMillis(),
                    options);
        }

        /** Made of this run's id, so that the core needs no chance of its own. */
        private RunId newRunId() {
            SplittableRandom random = new SplittableRandom(
                    runId.uuid().getMostSignificantBits() * 31 + runId.uuid().getLeastSignificantBits());
            return RunId.of(nowMillis, random.nextLong(), random.nextLong());
        }

        private Succession nothing(HistoryEvent closing) {
            return new Succession(closedBy(closing), null, null);
        }

        private Succession follows(HistoryEvent closing, WorkflowStarted next, RunId successor) {
            return new Succession(closedBy(closing), next, successor);
        }

        private List<HistoryEvent> closedBy(HistoryEvent closing) {
            List<HistoryEvent> decided = new ArrayList<>(events);
            decided.set(decided.size() - 1, closing);
            return decided;
        }
    }

    /**
     * Whether a failed run is tried again.
     *
     * @param state in progress when it is, else why not
     */
    private record RunRetry(RetryState state, long atMillis) {

        boolean again() {
            return state == RetryState.RETRY_STATE_IN_PROGRESS;
        }

        static RunRetry of(WorkflowStarted started, Failure failure, long nowMillis) {
            if (started.options().retryPolicy() == null) {
                return new RunRetry(RetryState.RETRY_STATE_RETRY_POLICY_NOT_SET, 0);
            }
            Attempts.Decision decision = Attempts.afterFailure(
                    started.options().retryPolicy(),
                    started.options().attempt(),
                    failure,
                    nowMillis,
                    started.executionDeadlineMillis());
            return decision instanceof Attempts.Decision.Retry retry
                    ? new RunRetry(RetryState.RETRY_STATE_IN_PROGRESS, retry.atMillis())
                    : new RunRetry(((Attempts.Decision.GiveUp) decision).state(), 0);
        }
    }
}
