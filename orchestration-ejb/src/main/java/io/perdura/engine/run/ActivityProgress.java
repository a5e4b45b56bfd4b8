package io.perdura.engine.run;

import io.perdura.common.Payload;
import io.perdura.common.TimeoutType;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.Timeouts;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.MessageBody.ActivityReport;
import io.perdura.engine.port.OwnerId;
import io.perdura.engine.port.PartitionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an open activity stands: which attempt, and whether it runs or waits. EAGER is known to memory alone: the history
 * says that it was scheduled, the run's {@code wake_at} that something is in flight. Immutable.
 *
 * @param activity what was scheduled
 * @param attempt from 1
 * @param state EAGER, or that of the row
 * @param startedAtMillis when the running attempt began, zero while it waits; for an EAGER one that waits for its turn, a time before which it did not begin
 * @param waitingSinceMillis when the waiting attempt may begin, or since when an EAGER one waits for its turn; zero while it runs
 * @param lastHeartbeatAtMillis when the running attempt last reported, zero for never
 * @param claimedBy who runs it
 * @param lastFailure why the attempt before failed
 * @param heartbeatDetails the last ones reported
 */
public record ActivityProgress(
        Ledger.OpenActivity activity,
        int attempt,
        State state,
        long startedAtMillis,
        long waitingSinceMillis,
        long lastHeartbeatAtMillis,
        @Nullable OwnerId claimedBy,
        @Nullable Failure lastFailure,
        List<Payload> heartbeatDetails) {

    public enum State {
        EAGER,
        WAITING,
        STARTED
    }

    static ActivityProgress eager(Ledger.OpenActivity activity, OwnerId me, long nowMillis) {
        return new ActivityProgress(activity, 1, State.EAGER, nowMillis, 0, 0, me, null, List.of());
    }

    /** The attempt whose report waits in the inbox, and whose row went with it. */
    static ActivityProgress reported(Ledger.OpenActivity activity, ActivityReport report) {
        return new ActivityProgress(
                activity,
                report.attempt(),
                State.EAGER,
                report.startedAtMillis(),
                0,
                0,
                null,
                null,
                report.heartbeatDetails());
    }

    static ActivityProgress waiting(Ledger.OpenActivity activity, long sinceMillis) {
        return new ActivityProgress(activity, 1, State.WAITING, 0, sinceMillis, 0, null, null, List.of());
    }

    static ActivityProgress of(Ledger.OpenActivity activity, ActivityRow row) {
        return new ActivityProgress(
                activity,
                row.attempt(),
                row.state() == ActivityRow.State.WAITING ? State.WAITING : State.STARTED,
                millis(row.startedAt()),
                millis(row.waitingSince()),
                millis(row.lastHeartbeatAt()),
                row.claimedBy(),
                row.lastFailure(),
                row.heartbeatDetails());
    }

    private static long millis(@Nullable Instant instant) {
        return instant == null ? 0 : instant.toEpochMilli();
    }

    ActivityProgress started(OwnerId by, long nowMillis) {
        return new ActivityProgress(
                activity, attempt, State.STARTED, nowMillis, 0, 0, by, lastFailure, heartbeatDetails);
    }

    ActivityProgress promoted(List<Payload> details, long nowMillis) {
        return new ActivityProgress(
                activity, attempt, State.STARTED, startedAtMillis, 0, nowMillis, claimedBy, lastFailure, details);
    }

    /** As it was last seen where it runs. */
    ActivityProgress seen(LocalActivities.Seen seen) {
        return new ActivityProgress(
                activity,
                attempt,
                state,
                seen.startedAtMillis(),
                0,
                seen.lastAliveMillis(),
                claimedBy,
                lastFailure,
                heartbeatDetails);
    }

    /** It waits in memory for its turn, from then on. */
    ActivityProgress inLine(long sinceMillis) {
        return waitingForTurn(sinceMillis, sinceMillis);
    }

    /** It still does, so that it begins now at the earliest. */
    ActivityProgress stillInLine(long nowMillis) {
        return waitingForTurn(nowMillis, waitingSinceMillis);
    }

    private ActivityProgress waitingForTurn(long notBeforeMillis, long sinceMillis) {
        return new ActivityProgress(
                activity,
                attempt,
                state,
                notBeforeMillis,
                sinceMillis,
                lastHeartbeatAtMillis,
                claimedBy,
                lastFailure,
                heartbeatDetails);
    }

    ActivityProgress withDetails(List<Payload> details) {
        return new ActivityProgress(
                activity,
                attempt,
                state,
                startedAtMillis,
                waitingSinceMillis,
                lastHeartbeatAtMillis,
                claimedBy,
                lastFailure,
                details);
    }

    /** Somebody else has deleted the row together with reporting. */
    ActivityProgress withoutRow() {
        return new ActivityProgress(
                activity,
                attempt,
                State.EAGER,
                startedAtMillis,
                0,
                lastHeartbeatAtMillis,
                claimedBy,
                lastFailure,
                heartbeatDetails);
    }

    ActivityProgress retry(long atMillis, Failure failure) {
        return new ActivityProgress(
                activity, attempt + 1, State.WAITING, 0, atMillis, 0, null, failure, heartbeatDetails);
    }

    public boolean hasRow() {
        return state != State.EAGER;
    }

    /** The deadline that comes first, of those that apply in this state. */
    Deadline deadline() {
        Timeouts timeouts = activity.event().timeouts();
        Deadline first = Deadline.NONE;
        if (timeouts.scheduleToCloseMillis() > 0) {
            first = first.orEarlier(
                    activity.scheduledAtMillis() + timeouts.scheduleToCloseMillis(),
                    TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE);
        }
        if (waitingSinceMillis > 0 && timeouts.scheduleToStartMillis() > 0) {
            first = first.orEarlier(
                    waitingSinceMillis + timeouts.scheduleToStartMillis(), TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START);
        }
        if (state == State.WAITING) {
            return first;
        }
        if (timeouts.startToCloseMillis() > 0) {
            first = first.orEarlier(
                    startedAtMillis + timeouts.startToCloseMillis(), TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE);
        }
        if (timeouts.heartbeatMillis() > 0) {
            first = first.orEarlier(
                    Math.max(startedAtMillis, lastHeartbeatAtMillis) + timeouts.heartbeatMillis(),
                    TimeoutType.TIMEOUT_TYPE_HEARTBEAT);
        }
        return first;
    }

    /**
     * @param atMillis when; {@code Long.MAX_VALUE} for never
     * @param type which timeout it is
     */
    record Deadline(long atMillis, TimeoutType type) {

        static final Deadline NONE = new Deadline(Long.MAX_VALUE, TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE);

        Deadline orEarlier(long otherMillis, TimeoutType otherType) {
            return otherMillis < atMillis ? new Deadline(otherMillis, otherType) : this;
        }
    }

    /** The row that says all this; {@code idleCheckMillis} is when to look again when no deadline applies. */
    ActivityRow toRow(ActivityKey key, String workflowId, PartitionId partition, long idleCheckMillis) {
        long due = deadline().atMillis();
        if (state == State.WAITING) {
            due = Math.min(due, waitingSinceMillis);
        }
        return new ActivityRow(
                key,
                workflowId,
                partition,
                activity.event().activityType(),
                state == State.WAITING ? ActivityRow.State.WAITING : ActivityRow.State.STARTED,
                attempt,
                Instant.ofEpochMilli(due == Long.MAX_VALUE ? idleCheckMillis : due),
                claimedBy,
                Instant.ofEpochMilli(activity.scheduledAtMillis()),
                instant(startedAtMillis),
                instant(waitingSinceMillis),
                instant(lastHeartbeatAtMillis),
                lastFailure,
                heartbeatDetails);
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
