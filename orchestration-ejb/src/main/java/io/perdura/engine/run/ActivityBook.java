package io.perdura.engine.run;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityChange;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.ActivitySlots.Slot;
import io.perdura.engine.port.MessageBody.ActivityReport;
import io.perdura.engine.port.PartitionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The activities of a run: scheduled, taken up after a load, started when they come due, ended ({@link ActivityEndings}). The states
 * and what makes each durable are those of the architecture document's table of activities.
 */
final class ActivityBook {

    /** How long an activity that nobody here can run is left alone. */
    private static final long NOT_DEPLOYED_CHECK_MILLIS = 60_000;

    /** How long an activity that is paused is left alone; resuming it does not wait for that. */
    private static final long PAUSED_CHECK_MILLIS = 3_600_000;

    private final RunEnvironment environment;
    private final Ledger ledger;
    private final OpenActivities open;
    private final ActivityEndings endings;

    /** Scheduled event ids of those that an operator has paused. */
    private final Set<Long> paused = new HashSet<>();

    ActivityBook(RunEnvironment environment, String workflowId, RunId runId, PartitionId partition, Ledger ledger) {
        this.environment = environment;
        this.ledger = ledger;
        this.open = new OpenActivities(workflowId, runId, partition);
        this.endings = new ActivityEndings(ledger, open);
    }

    Collection<ActivityProgress> open() {
        return open.all();
    }

    @Nullable
    ActivityProgress get(long scheduledEventId) {
        return open.get(scheduledEventId);
    }

    boolean anyEager() {
        return open.all().stream().anyMatch(progress -> !progress.hasRow());
    }

    /** When the first deadline of an eager attempt is over. */
    long earliestEagerDeadlineMillis() {
        return open.all().stream()
                .filter(progress -> !progress.hasRow())
                .mapToLong(progress -> progress.deadline().atMillis())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    // ---- loading

    /**
     * Takes up what the rows say. An open activity without a row runs here eagerly, or it is {@code reported} in the inbox, or
     * it was lost with its node.
     */
    void load(List<ActivityRow> rows, Collection<ActivityReport> reported, Draft draft) {
        paused.addAll(ledger.pausedActivities());
        for (ActivityRow row : rows) {
            Ledger.OpenActivity activity = ledger.activities().get(row.key().scheduledEventId());
            if (activity != null) {
                open.remember(ActivityProgress.of(activity, row));
            }
        }
        for (Ledger.OpenActivity activity : List.copyOf(ledger.activities().values())) {
            ActivityProgress known = open.get(activity.eventId());
            if (known == null) {
                takeUpWithoutRow(activity, reported, draft);
            } else if (known.state() == ActivityProgress.State.STARTED && lostByThisNode(known)) {
                endings.lost(known, draft);
            }
        }
    }

    /** A report may be that of a later attempt: whoever sent it deleted the row that said which. */
    private void takeUpWithoutRow(Ledger.OpenActivity activity, Collection<ActivityReport> reported, Draft draft) {
        Optional<ActivityReport> last = reported.stream()
                .filter(report -> report.scheduledEventId() == activity.eventId())
                .max(Comparator.comparingInt(ActivityReport::attempt));
        if (last.isPresent()) {
            open.remember(ActivityProgress.reported(activity, last.get()));
            return;
        }
        ActivityProgress eager = ActivityProgress.eager(activity, environment.me(), activity.scheduledAtMillis());
        open.remember(eager);
        if (seen(eager).isEmpty()) {
            endings.lost(eager, draft);
        }
    }

    /** An attempt that is here, running or waiting for its turn. */
    private Optional<LocalActivities.Seen> seen(ActivityProgress progress) {
        return environment.activities().running(open.key(progress), progress.attempt());
    }

    /** An earlier life of this node ran it: nobody else could know that it does not any more. */
    private boolean lostByThisNode(ActivityProgress progress) {
        return progress.claimedBy() != null
                && progress.claimedBy().node().equals(environment.me().node())
                && !progress.claimedBy().equals(environment.me());
    }

    /** The node that had claimed the row is gone: the next attempt begins, or none is left. */
    void lost(ActivityRow row, Draft draft) {
        ActivityProgress known = open.get(row.key().scheduledEventId());
        if (known != null
                && known.state() == ActivityProgress.State.STARTED
                && known.attempt() == row.attempt()
                && Objects.equals(known.claimedBy(), row.claimedBy())) {
            endings.lost(known, draft);
        }
    }

    // ---- scheduling

    void schedule(Ledger.OpenActivity activity, Draft draft) {
        String type = activity.event().activityType();
        LocalActivities here = environment.activities();
        boolean startMustBeDurable = activity.event().retryPolicy().maximumAttempts() == 1 || here.transactional(type);
        Optional<Slot> slot =
                !here.deployed(type) ? Optional.empty() : startMustBeDurable ? here.reserve() : here.reserveOrWait();
        if (slot.isEmpty()) {
            open.insert(ActivityProgress.waiting(activity, draft.nowMillis), draft);
            return;
        }
        ActivityProgress progress = ActivityProgress.eager(activity, environment.me(), draft.nowMillis);
        if (startMustBeDurable) {
            progress = progress.started(environment.me(), draft.nowMillis);
            open.insert(progress, draft);
        } else {
            progress = slot.get().waits() ? progress.inLine(draft.nowMillis) : progress;
            open.remember(progress);
        }
        draft.effects.add(new Effect.StartAttempt(open.key(progress), progress, slot.get()));
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
            ActivityProgress begun = seen(progress).map(progress::seen).orElse(progress);
            open.insert(begun.promoted(message.details(), draft.nowMillis), draft);
        }
        return true;
    }

    // ---- coming due

    /** A row was read because its due time has come; it knows more of heartbeats from outside than memory does. */
    void due(ActivityRow row, Draft draft) {
        long id = row.key().scheduledEventId();
        ActivityProgress known = open.get(id);
        if (known == null || known.attempt() != row.attempt() || !known.hasRow() || readBeforeItStarted(row, known)) {
            return;
        }
        ActivityProgress progress = asSeenHere(ActivityProgress.of(known.activity(), row), draft);
        open.remember(progress);
        if (progress.deadline().atMillis() <= draft.nowMillis) {
            endings.timedOut(progress, draft);
        } else if (progress.state() == ActivityProgress.State.WAITING
                && progress.waitingSinceMillis() <= draft.nowMillis) {
            startWaiting(progress, draft);
        } else if (progress.state() == ActivityProgress.State.STARTED
                && row.dueAt().toEpochMilli() <= draft.nowMillis) {
            open.replace(progress, row.attempt(), row.state(), draft);
        }
    }

    /** Heartbeats are written less often than they are made: an attempt that is here tells of those in between. */
    private ActivityProgress asSeenHere(ActivityProgress read, Draft draft) {
        if (read.state() != ActivityProgress.State.STARTED || read.deadline().atMillis() > draft.nowMillis) {
            return read;
        }
        return seen(read)
                .filter(seen -> seen.begun() && seen.lastAliveMillis() > read.lastHeartbeatAtMillis())
                .map(read::seen)
                .orElse(read);
    }

    /** Two readers may bring the same row: only the first may start the attempt. */
    private static boolean readBeforeItStarted(ActivityRow row, ActivityProgress known) {
        return row.state() == ActivityRow.State.WAITING && known.state() != ActivityProgress.State.WAITING;
    }

    private void startWaiting(ActivityProgress waiting, Draft draft) {
        if (paused(waiting.activity().eventId())) {
            putOff(waiting, PAUSED_CHECK_MILLIS, draft);
            return;
        }
        if (!environment.activities().deployed(waiting.activity().event().activityType())) {
            putOff(waiting, NOT_DEPLOYED_CHECK_MILLIS, draft);
            return;
        }
        Optional<Slot> slot = environment.activities().reserveFor(open.row(waiting, draft));
        if (slot.isPresent()) {
            ActivityProgress started = waiting.started(environment.me(), draft.nowMillis);
            open.replace(started, waiting.attempt(), ActivityRow.State.WAITING, draft);
            draft.effects.add(new Effect.StartAttempt(open.key(started), started, slot.get()));
        }
    }

    private void putOff(ActivityProgress waiting, long byMillis, Draft draft) {
        Instant later = Instant.ofEpochMilli(
                Math.min(draft.nowMillis + byMillis, waiting.deadline().atMillis()));
        draft.change(new ActivityChange.Replace(
                open.row(waiting, draft).withDueAt(later), waiting.attempt(), ActivityRow.State.WAITING));
    }

    // ---- pausing

    boolean paused(long scheduledEventId) {
        return !paused.isEmpty() && paused.contains(scheduledEventId);
    }

    /** An attempt that runs goes on; the next one begins when the activity is not paused any more. */
    void pause(long scheduledEventId, boolean pause, Draft draft) {
        ActivityProgress progress = open.get(scheduledEventId);
        if (progress != null && progress.state() != ActivityProgress.State.WAITING) {
            draft.effects.add(new Effect.PauseAttempt(open.key(progress), pause));
        }
        if (pause) {
            paused.add(scheduledEventId);
            return;
        }
        paused.remove(scheduledEventId);
        if (progress == null || progress.state() != ActivityProgress.State.WAITING) {
            return;
        }
        if (progress.waitingSinceMillis() <= draft.nowMillis) {
            startWaiting(progress, draft);
        } else {
            open.replace(progress, progress.attempt(), ActivityRow.State.WAITING, draft);
        }
    }

    /** Deadlines of attempts that have no row. */
    void tick(Draft draft) {
        for (ActivityProgress progress : open.copy()) {
            if (!progress.hasRow() && progress.deadline().atMillis() <= draft.nowMillis) {
                ActivityProgress alive = seen(progress)
                        .map(seen -> seen.begun() ? progress.seen(seen) : progress.stillInLine(draft.nowMillis))
                        .orElse(progress);
                if (alive.deadline().atMillis() <= draft.nowMillis) {
                    endings.timedOut(alive, draft);
                } else {
                    open.remember(alive);
                }
            }
        }
    }

    // ---- ending

    /**
     * An attempt reports.
     *
     * @param rowIsGone the report came through the inbox: its sender has deleted the row
     * @return false when that attempt is over
     */
    boolean report(ActivityReport report, boolean rowIsGone, Draft draft) {
        return endings.report(report, rowIsGone, draft);
    }

    /** The workflow wants an activity no more. */
    void cancelRequested(long scheduledEventId, Draft draft) {
        endings.cancelRequested(scheduledEventId, draft);
    }

    /**
     * The run closes: whatever still runs is not wanted.
     *
     * @return whether the run may have rows
     */
    boolean closeAll(Draft draft) {
        return endings.closeAll(draft);
    }
}
