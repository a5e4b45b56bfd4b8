package io.perdura.engine.run;

import io.perdura.common.RetryState;
import io.perdura.common.TimeoutType;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.InputEvent.ActivityCanceled;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.ActivityFailed;
import io.perdura.engine.history.InputEvent.ActivityTimedOut;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityChange;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.ActivitySlots.Slot;
import io.perdura.engine.port.MessageBody.ActivityReport;
import io.perdura.engine.port.MessageBody.Outcome;
import io.perdura.engine.port.PartitionId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the open activities of a run stand, and how they go on: started, retried, timed out, ended. The states and what makes
 * each durable are those of the architecture document's table of activities.
 */
final class ActivityBook {

    /** How long a row without any deadline is left alone. */
    private static final long IDLE_CHECK_MILLIS = 3_600_000;
    /** How long an activity that nobody here can run is left alone. */
    private static final long NOT_DEPLOYED_CHECK_MILLIS = 60_000;

    private final RunEnvironment environment;
    private final String workflowId;
    private final RunId runId;
    private final PartitionId partition;
    private final Ledger ledger;
    private final Map<Long, ActivityProgress> open = new TreeMap<>();

    ActivityBook(RunEnvironment environment, String workflowId, RunId runId, PartitionId partition, Ledger ledger) {
        this.environment = environment;
        this.workflowId = workflowId;
        this.runId = runId;
        this.partition = partition;
        this.ledger = ledger;
    }

    Collection<ActivityProgress> open() {
        return open.values();
    }

    @Nullable
    ActivityProgress get(long scheduledEventId) {
        return open.get(scheduledEventId);
    }

    boolean anyEager() {
        return open.values().stream().anyMatch(progress -> !progress.hasRow());
    }

    /** When the first deadline of an eager attempt is over. */
    long earliestEagerDeadlineMillis() {
        return open.values().stream()
                .filter(progress -> !progress.hasRow())
                .mapToLong(progress -> progress.deadline().atMillis())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private ActivityKey key(long scheduledEventId) {
        return new ActivityKey(runId, scheduledEventId);
    }

    private void remember(ActivityProgress progress) {
        open.put(progress.activity().eventId(), progress);
    }

    // ---- loading

    /**
     * Takes up what the rows say. An open activity without a row runs here eagerly, or it is {@code reported} in the inbox, or
     * it was lost with its node.
     */
    void load(List<ActivityRow> rows, Collection<ActivityReport> reported, Draft draft) {
        for (ActivityRow row : rows) {
            Ledger.OpenActivity activity = ledger.activities().get(row.key().scheduledEventId());
            if (activity != null) {
                remember(ActivityProgress.of(activity, row));
            }
        }
        for (Ledger.OpenActivity activity : List.copyOf(ledger.activities().values())) {
            ActivityProgress known = open.get(activity.eventId());
            if (known == null) {
                takeUpWithoutRow(activity, reported, draft);
            } else if (known.state() == ActivityProgress.State.STARTED && lostByThisNode(known)) {
                lost(known, draft);
            }
        }
    }

    /** A report may be that of a later attempt: whoever sent it deleted the row that said which. */
    private void takeUpWithoutRow(Ledger.OpenActivity activity, Collection<ActivityReport> reported, Draft draft) {
        Optional<ActivityReport> last = reported.stream()
                .filter(report -> report.scheduledEventId() == activity.eventId())
                .max(Comparator.comparingInt(ActivityReport::attempt));
        if (last.isPresent()) {
            remember(ActivityProgress.reported(activity, last.get()));
            return;
        }
        ActivityProgress eager = ActivityProgress.eager(activity, environment.me(), activity.scheduledAtMillis());
        remember(eager);
        if (!runsHere(eager)) {
            lost(eager, draft);
        }
    }

    private boolean runsHere(ActivityProgress progress) {
        return environment
                .activities()
                .running(key(progress.activity().eventId()), progress.attempt())
                .isPresent();
    }

    /** An earlier life of this node ran it: nobody else could know that it does not any more. */
    private boolean lostByThisNode(ActivityProgress progress) {
        return progress.claimedBy() != null
                && progress.claimedBy().node().equals(environment.me().node())
                && !progress.claimedBy().equals(environment.me());
    }

    private void lost(ActivityProgress progress, Draft draft) {
        Failure failure = Failure.application(
                "NodeLost", "the node that ran attempt " + progress.attempt() + " stopped before it reported", false);
        // An outsider may still complete by its token what it was handed out for, but only until the next attempt
        // begins.
        failed(progress, failure, progress.startedAtMillis(), draft, true);
    }

    // ---- scheduling

    void schedule(Ledger.OpenActivity activity, Draft draft) {
        String type = activity.event().activityType();
        Optional<Slot> slot = environment.activities().deployed(type)
                ? environment.activities().reserve()
                : Optional.empty();
        if (slot.isEmpty()) {
            insert(ActivityProgress.waiting(activity, draft.nowMillis), draft);
            return;
        }
        ActivityProgress eager = ActivityProgress.eager(activity, environment.me(), draft.nowMillis);
        boolean startMustBeDurable = activity.event().retryPolicy().maximumAttempts() == 1
                || environment.activities().transactional(type);
        ActivityProgress progress = eager;
        if (startMustBeDurable) {
            progress = eager.started(environment.me(), draft.nowMillis);
            insert(progress, draft);
        } else {
            remember(eager);
        }
        draft.effects.add(new Effect.StartAttempt(key(activity.eventId()), progress, slot.get()));
    }

    private void insert(ActivityProgress progress, Draft draft) {
        remember(progress);
        draft.change(new ActivityChange.Insert(row(progress, draft)));
        lookLater(progress, draft);
    }

    private ActivityRow row(ActivityProgress progress, Draft draft) {
        return row(progress, draft, IDLE_CHECK_MILLIS);
    }

    private ActivityRow row(ActivityProgress progress, Draft draft, long idleMillis) {
        return progress.toRow(key(progress.activity().eventId()), workflowId, partition, draft.nowMillis + idleMillis);
    }

    private void lookLater(ActivityProgress progress, Draft draft) {
        draft.effects.add(
                new Effect.LookAtActivities(row(progress, draft).dueAt().toEpochMilli()));
    }

    // ---- coming due

    /** A row was read because its due time has come; it knows more of heartbeats from outside than memory does. */
    void due(ActivityRow row, Draft draft) {
        long id = row.key().scheduledEventId();
        ActivityProgress known = open.get(id);
        if (known == null || known.attempt() != row.attempt() || !known.hasRow() || readBeforeItStarted(row, known)) {
            return;
        }
        ActivityProgress progress = ActivityProgress.of(known.activity(), row);
        remember(progress);
        if (progress.deadline().atMillis() <= draft.nowMillis) {
            timedOut(progress, draft);
        } else if (progress.state() == ActivityProgress.State.WAITING
                && progress.waitingSinceMillis() <= draft.nowMillis) {
            startWaiting(progress, draft);
        } else if (progress.state() == ActivityProgress.State.STARTED
                && row.dueAt().toEpochMilli() <= draft.nowMillis) {
            replace(progress, row, draft, IDLE_CHECK_MILLIS);
        }
    }

    /** Two readers may bring the same row: only the first may start the attempt. */
    private static boolean readBeforeItStarted(ActivityRow row, ActivityProgress known) {
        return row.state() == ActivityRow.State.WAITING && known.state() != ActivityProgress.State.WAITING;
    }

    private void startWaiting(ActivityProgress waiting, Draft draft) {
        ActivityKey key = key(waiting.activity().eventId());
        String type = waiting.activity().event().activityType();
        if (!environment.activities().deployed(type)) {
            ActivityRow later = row(waiting, draft)
                    .withDueAt(java.time.Instant.ofEpochMilli(Math.min(
                            draft.nowMillis + NOT_DEPLOYED_CHECK_MILLIS,
                            waiting.deadline().atMillis())));
            draft.change(new ActivityChange.Replace(later, waiting.attempt(), ActivityRow.State.WAITING));
            return;
        }
        Optional<Slot> slot = environment.activities().reserve();
        if (slot.isPresent()) {
            ActivityProgress started = waiting.started(environment.me(), draft.nowMillis);
            remember(started);
            draft.change(new ActivityChange.Replace(row(started, draft), waiting.attempt(), ActivityRow.State.WAITING));
            draft.effects.add(new Effect.StartAttempt(key, started, slot.get()));
            lookLater(started, draft);
        }
    }

    private void replace(ActivityProgress progress, ActivityRow before, Draft draft, long idleMillis) {
        draft.change(new ActivityChange.Replace(row(progress, draft, idleMillis), before.attempt(), before.state()));
        lookLater(progress, draft);
    }

    /** Deadlines of attempts that have no row. */
    void tick(Draft draft) {
        for (ActivityProgress progress : List.copyOf(open.values())) {
            if (!progress.hasRow() && progress.deadline().atMillis() <= draft.nowMillis) {
                ActivityProgress alive = withHeartbeat(progress);
                if (alive.deadline().atMillis() <= draft.nowMillis) {
                    timedOut(alive, draft);
                } else {
                    remember(alive);
                }
            }
        }
    }

    private ActivityProgress withHeartbeat(ActivityProgress progress) {
        OptionalLong alive =
                environment.activities().running(key(progress.activity().eventId()), progress.attempt());
        return alive.isPresent() ? progress.heartbeat(alive.getAsLong()) : progress;
    }

    private void timedOut(ActivityProgress progress, Draft draft) {
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

    // ---- ending

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
            remember(progress);
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

    private void retry(ActivityProgress progress, long atMillis, Failure failure, Draft draft) {
        ActivityKey key = key(progress.activity().eventId());
        ActivityProgress next = progress.retry(atMillis, failure);
        remember(next);
        ActivityRow row = row(next, draft);
        draft.change(
                progress.hasRow()
                        ? new ActivityChange.Replace(
                                row,
                                progress.attempt(),
                                progress.state() == ActivityProgress.State.WAITING
                                        ? ActivityRow.State.WAITING
                                        : ActivityRow.State.STARTED)
                        : new ActivityChange.Insert(row));
        draft.effects.add(new Effect.ForgetAttempt(key, progress.attempt()));
        lookLater(next, draft);
    }

    private void end(ActivityProgress progress, Draft draft) {
        ActivityKey key = key(progress.activity().eventId());
        open.remove(progress.activity().eventId());
        if (progress.hasRow()) {
            draft.end(key, progress.attempt());
        }
        draft.effects.add(new Effect.ForgetAttempt(key, progress.attempt()));
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
                    new Message.Said(key(scheduledEventId) + ":canceled", 0, runId, canceled, Reply.NONE)));
        } else {
            draft.effects.add(new Effect.CancelAttempt(key(scheduledEventId)));
        }
    }

    /** An eager attempt becomes durable; true when it is that attempt and runs. */
    boolean promote(Message.Promote message, Draft draft) {
        ActivityProgress progress = open.get(message.scheduledEventId());
        if (progress == null
                || progress.attempt() != message.attempt()
                || progress.state() == ActivityProgress.State.WAITING) {
            return false;
        }
        if (!progress.hasRow()) {
            insert(progress.promoted(message.details(), draft.nowMillis), draft);
        }
        return true;
    }

    /** The run closes: whatever still runs is not wanted. The store deletes the rows with the closing itself. */
    void closeAll(Draft draft) {
        draft.activities.clear();
        for (ActivityProgress progress : open.values()) {
            draft.effects.add(new Effect.ForgetAttempt(key(progress.activity().eventId()), progress.attempt()));
        }
        draft.effects.removeIf(effect -> {
            if (effect instanceof Effect.StartAttempt start) {
                start.slot().release();
                return true;
            }
            return false;
        });
        open.clear();
    }
}
