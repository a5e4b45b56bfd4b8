package io.perdura.engine.port;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An activity that needs a row of its own: it waits for a retry or a slot, or it must be known to have started.
 *
 * @param state WAITING until somebody claims the attempt, STARTED from then on
 * @param attempt the attempt that waits or runs, from 1
 * @param dueAt the next instant at which somebody must look: a WAITING row's time to start, or the next deadline of either
 * @param claimedBy who runs a STARTED attempt
 * @param scheduledAt when the activity was scheduled: schedule-to-close counts from here
 * @param startedAt when the STARTED attempt began
 * @param waitingSince when the WAITING attempt may begin: schedule-to-start counts from here
 * @param lastHeartbeatAt when the running attempt last reported
 * @param lastFailure why the attempt before failed
 * @param heartbeatDetails the last details reported, by this or an earlier attempt
 */
public record ActivityRow(
        ActivityKey key,
        String workflowId,
        PartitionId partition,
        String activityType,
        State state,
        int attempt,
        Instant dueAt,
        @Nullable OwnerId claimedBy,
        Instant scheduledAt,
        @Nullable Instant startedAt,
        @Nullable Instant waitingSince,
        @Nullable Instant lastHeartbeatAt,
        @Nullable Failure lastFailure,
        List<Payload> heartbeatDetails) {

    public ActivityRow withDueAt(Instant newDueAt) {
        return new ActivityRow(
                key,
                workflowId,
                partition,
                activityType,
                state,
                attempt,
                newDueAt,
                claimedBy,
                scheduledAt,
                startedAt,
                waitingSince,
                lastHeartbeatAt,
                lastFailure,
                heartbeatDetails);
    }

    public enum State {
        WAITING,
        STARTED
    }

    public ActivityRow {
        heartbeatDetails = List.copyOf(heartbeatDetails);
    }

    /** The row after somebody claimed the attempt that waits. */
    public ActivityRow claimed(OwnerId by, Instant at, Instant nextDueAt) {
        return new ActivityRow(
                key,
                workflowId,
                partition,
                activityType,
                State.STARTED,
                attempt,
                nextDueAt,
                by,
                scheduledAt,
                at,
                waitingSince,
                lastHeartbeatAt,
                lastFailure,
                heartbeatDetails);
    }

    /** The row after a sign of life; its details replace the ones before. */
    public ActivityRow heartbeat(List<Payload> details, Instant at, Instant nextDueAt) {
        return new ActivityRow(
                key,
                workflowId,
                partition,
                activityType,
                state,
                attempt,
                nextDueAt,
                claimedBy,
                scheduledAt,
                startedAt,
                waitingSince,
                at,
                lastFailure,
                details);
    }
}
