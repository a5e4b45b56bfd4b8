package io.perdura.engine.run;

import io.perdura.common.RetryState;
import io.perdura.common.TimeoutType;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.InputEvent.ActivityCanceled;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.ActivityFailed;
import io.perdura.engine.history.InputEvent.ActivityTimedOut;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.MessageBody.ActivityReport;
import io.perdura.engine.port.MessageBody.Outcome;
import java.util.List;
import java.util.Map;

/** How attempts of activities end: they report, run out of time, are lost or cancelled; another follows, or the activity is over. */
final class ActivityEndings {

    private final Ledger ledger;
    private final OpenActivities open;

    ActivityEndings(Ledger ledger, OpenActivities open) {
        this.ledger = ledger;
        this.open = open;
    }

    /**
     * An attempt reports.
     *
     * @param rowIsGone the report came through the inbox: its sender has deleted the row
     * @return false when that attempt is over
     */
    boolean report(ActivityReport report, boolean rowIsGone, Draft draft) {
        ActivityProgress progress = open.get(report.scheduledEventId());
        if (progress == null || progress.attempt() != report.attempt()) {
            return false;
        }
        if (rowIsGone) {
            progress = progress.withoutRow();
            open.remember(progress);
        }
        if (!report.heartbeatDetails().isEmpty()) {
            progress = progress.withDetails(report.heartbeatDetails());
        }
        if (report.outcome() instanceof Outcome.Completed completed) {
            end(progress, draft);
            draft.inputs.add(new ActivityCompleted(
                    report.scheduledEventId(), report.attempt(), report.startedAtMillis(), completed.result()));
        } else if (report.outcome() instanceof Outcome.Canceled canceled) {
            end(progress, draft);
            draft.inputs.add(new ActivityCanceled(report.scheduledEventId(), report.attempt(), canceled.details()));
        } else if (report.outcome() instanceof Outcome.Failed failed) {
            failed(progress, failed.failure(), report.startedAtMillis(), draft, false);
        }
        return true;
    }

    /** The node that ran the attempt is gone. */
    void lost(ActivityProgress progress, Draft draft) {
        Failure failure = Failure.application(
                "NodeLost", "the node that ran attempt " + progress.attempt() + " stopped before it reported", false);
        // An outsider may still complete by its token what it was handed out for, but only until the next attempt
        // begins.
        failed(progress, failure, progress.startedAtMillis(), draft, true);
    }

    private void failed(
            ActivityProgress progress, Failure failure, long startedAtMillis, Draft draft, boolean retryAtOnce) {
        Attempts.Decision decision = decide(progress, failure, draft);
        if (decision instanceof Attempts.Decision.Retry retry) {
            retry(progress, retryAtOnce ? draft.nowMillis : retry.atMillis(), failure, draft);
        } else if (decision instanceof Attempts.Decision.GiveUp giveUp) {
            end(progress, draft);
            draft.inputs.add(new ActivityFailed(
                    progress.activity().eventId(), progress.attempt(), startedAtMillis, failure, giveUp.state()));
        }
    }

    /** The earliest deadline of the attempt is over. */
    void timedOut(ActivityProgress progress, Draft draft) {
        TimeoutType type = progress.deadline().type();
        Attempts.Decision decision =
                type == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START || type == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE
                        ? new Attempts.Decision.GiveUp(
                                type == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START
                                        ? RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE
                                        : RetryState.RETRY_STATE_TIMEOUT)
                        : decide(progress, timeoutFailure(progress, type), draft);
        if (decision instanceof Attempts.Decision.Retry retry) {
            retry(progress, retry.atMillis(), timeoutFailure(progress, type), draft);
        } else if (decision instanceof Attempts.Decision.GiveUp giveUp) {
            end(progress, draft);
            draft.inputs.add(new ActivityTimedOut(
                    progress.activity().eventId(),
                    progress.attempt(),
                    type,
                    progress.lastFailure(),
                    progress.heartbeatDetails(),
                    giveUp.state()));
        }
    }

    private static Failure timeoutFailure(ActivityProgress progress, TimeoutType type) {
        return new Failure(
                Failure.Kind.TIMEOUT,
                "attempt " + progress.attempt() + " ran out of time",
                "",
                Map.of(Failure.TIMEOUT_TYPE, type.name()),
                progress.heartbeatDetails(),
                progress.lastFailure() == null ? null : progress.lastFailure().withCause(null));
    }

    private Attempts.Decision decide(ActivityProgress progress, Failure failure, Draft draft) {
        return Attempts.afterFailure(
                progress.activity().event(),
                progress.activity().scheduledAtMillis(),
                progress.attempt(),
                failure,
                ledger.cancelRequested(progress.activity().eventId()),
                draft.nowMillis);
    }

    private void retry(ActivityProgress progress, long atMillis, Failure failure, Draft draft) {
        ActivityProgress next = progress.retry(atMillis, failure);
        if (progress.hasRow()) {
            boolean waits = progress.state() == ActivityProgress.State.WAITING;
            open.replace(
                    next, progress.attempt(), waits ? ActivityRow.State.WAITING : ActivityRow.State.STARTED, draft);
        } else {
            open.insert(next, draft);
        }
        draft.effects.add(new Effect.ForgetAttempt(open.key(progress), progress.attempt()));
    }

    private void end(ActivityProgress progress, Draft draft) {
        open.remove(progress);
        if (progress.hasRow()) {
            draft.end(open.key(progress), progress.attempt());
        }
        draft.effects.add(new Effect.ForgetAttempt(open.key(progress), progress.attempt()));
    }

    /** The workflow wants an activity no more. One that waits ends now; one that runs learns it at its next heartbeat. */
    void cancelRequested(long scheduledEventId, Draft draft) {
        ActivityProgress progress = open.get(scheduledEventId);
        if (progress == null) {
            return;
        }
        if (progress.state() == ActivityProgress.State.WAITING) {
            ActivityReport canceled = new ActivityReport(
                    scheduledEventId, progress.attempt(), 0, List.of(), new Outcome.Canceled(List.of()));
            draft.effects.add(new Effect.FollowUp(
                    new Message.Said(open.key(progress) + ":canceled", 0, open.runId(), canceled, Reply.NONE)));
        } else {
            draft.effects.add(new Effect.CancelAttempt(open.key(progress)));
        }
    }

    /** The run closes: whatever still runs is not wanted. The store deletes the rows, if there may be any, with the closing itself. */
    boolean closeAll(Draft draft) {
        boolean rows = !draft.activities.isEmpty() || open.all().stream().anyMatch(ActivityProgress::hasRow);
        draft.activities.clear();
        for (ActivityProgress progress : open.all()) {
            draft.effects.add(new Effect.ForgetAttempt(open.key(progress), progress.attempt()));
        }
        draft.effects.removeIf(effect -> {
            if (effect instanceof Effect.StartAttempt start) {
                start.slot().release();
                return true;
            }
            return false;
        });
        open.clear();
        return rows;
    }
}
