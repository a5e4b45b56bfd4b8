package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.port.ActivityAttempt.Heartbeat;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.MessageBody.ActivityReport;
import io.perdura.engine.port.MessageBody.Outcome;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.replay.ActivityIds;
import io.perdura.engine.run.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Attempts that somebody outside the engine completes or keeps alive. */
final class OutsideActivities {

    private final EngineParts engine;
    private final Inquiries inquiries;

    OutsideActivities(EngineParts engine, Inquiries inquiries) {
        this.engine = engine;
        this.inquiries = inquiries;
    }

    /** The attempt that is current for an activity of a run, by its id. */
    ActivityToken find(RunTarget target, String activityId) {
        RunId runId = target.runId() == null ? inquiries.current(target).runId() : target.runId();
        Ledger ledger = engine.loader().ledger(runId);
        for (Ledger.OpenActivity activity : ledger.activities().values()) {
            if (ActivityIds.of(activity.eventId(), activity.event()).equals(activityId)) {
                ActivityKey key = new ActivityKey(runId, activity.eventId());
                return new ActivityToken(key, row(key).attempt());
            }
        }
        throw new EngineException(
                Code.ATTEMPT_OVER,
                target + " has no open activity with the id '" + activityId + "': it ended, or never was",
                runId,
                null);
    }

    private ActivityRow row(ActivityKey key) {
        return engine.ports().activities().activity(key).orElseThrow(() -> over(key));
    }

    private static EngineException over(ActivityKey key) {
        return new EngineException(
                Code.ATTEMPT_OVER,
                "the attempt of activity " + key
                        + " is over (it ended, timed out, was retried, or its workflow closed):"
                        + " its result is not used",
                key.runId(),
                null);
    }

    CompletableFuture<@Nullable Void> complete(ActivityToken token, Outcome outcome) {
        ActivityRow row = row(token.key());
        if (outcome instanceof Outcome.Completed completed) {
            Checks.payloads(
                    "the result of activity " + token.key(),
                    List.of(completed.result()),
                    engine.config().payloadLimit());
        }
        Instant startedAt = row.startedAt();
        OutboundMessage report = new OutboundMessage(
                row.partition().taskQueue(),
                row.workflowId(),
                token.key().runId(),
                token.key() + ":" + token.attempt(),
                new ActivityReport(
                        token.key().scheduledEventId(),
                        token.attempt(),
                        startedAt == null ? 0 : startedAt.toEpochMilli(),
                        row.heartbeatDetails(),
                        outcome));
        if (!engine.ports().activities().report(token.key(), token.attempt(), report)) {
            throw over(token.key());
        }
        engine.ports()
                .clients()
                .afterCommit(() -> engine.actors().nudge(row.partition().taskQueue(), row.workflowId()));
        return CompletableFuture.completedFuture(null);
    }

    Heartbeat heartbeat(ActivityToken token, List<Payload> details) {
        Checks.payloads(
                "a heartbeat of activity " + token.key(),
                details,
                engine.config().payloadLimit());
        ActivityRow row = row(token.key());
        Ledger ledger = engine.loader().ledger(token.key().runId());
        Ledger.OpenActivity activity = ledger.activities().get(token.key().scheduledEventId());
        Instant startedAt = row.startedAt();
        if (activity == null || startedAt == null || row.attempt() != token.attempt()) {
            throw over(token.key());
        }
        Instant now = engine.clock().now();
        boolean alive = engine.ports()
                .activities()
                .heartbeat(
                        token.key(),
                        token.attempt(),
                        details.isEmpty() ? row.heartbeatDetails() : details,
                        now,
                        HeartbeatDeadline.of(activity.event(), row.scheduledAt(), startedAt, now.toEpochMilli()));
        if (!alive) {
            throw over(token.key());
        }
        long id = token.key().scheduledEventId();
        if (ledger.cancelRequested(id)) {
            return Heartbeat.CANCEL_REQUESTED;
        }
        return ledger.pausedActivities().contains(id) ? Heartbeat.PAUSED : Heartbeat.GO_ON;
    }
}
