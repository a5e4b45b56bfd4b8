package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.port.ExecutionRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run with what it waits for.
 *
 * @param execution its visibility row; {@code taskFailure} says why it does not go on at present
 * @param historyEvents how many events it has now
 * @param pendingActivities scheduled and not ended, by event id
 * @param pendingChildren initiated and not ended, by event id
 * @param pendingTimers started and not fired, by event id
 */
public record RunDescription(
        ExecutionRecord execution,
        long historyEvents,
        List<PendingActivity> pendingActivities,
        List<PendingChild> pendingChildren,
        List<PendingTimer> pendingTimers) {

    /**
     * @param state SCHEDULED (a retry or a slot is waited for), PAUSED (it would wait for that), STARTED, or CANCEL_REQUESTED
     * @param attempt the attempt that runs or waits, from 1
     * @param nextAttemptAt when the waiting attempt begins
     * @param summary what it is for, a text; null if nobody said
     */
    public record PendingActivity(
            long scheduledEventId,
            String activityId,
            String activityType,
            String state,
            int attempt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant lastHeartbeatAt,
            List<Payload> heartbeatDetails,
            @Nullable Failure lastFailure,
            @Nullable Payload summary) {}

    public record PendingChild(long initiatedEventId, String workflowId, String runId, String workflowType) {}

    /** @param summary what it is for, a text; null if nobody said */
    public record PendingTimer(
            long startedEventId, Instant dueAt, @Nullable Payload summary) {}
}
