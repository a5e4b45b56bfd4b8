package io.perdura.engine.partition;

import io.perdura.engine.partition.RunDescription.PendingActivity;
import io.perdura.engine.partition.RunDescription.PendingChild;
import io.perdura.engine.partition.RunDescription.PendingTimer;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.replay.ActivityIds;
import io.perdura.engine.run.Ledger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what people want to know of a run. Used once. */
final class Description {

    private final EngineParts engine;
    private final ExecutionRecord execution;
    private final Ledger ledger;

    Description(EngineParts engine, ExecutionRecord execution, Ledger ledger) {
        this.engine = engine;
        this.execution = execution;
        this.ledger = ledger;
    }

    RunDescription build() {
        boolean closed = ledger.closed();
        return new RunDescription(
                execution,
                ledger.eventCount(),
                closed ? List.of() : activities(),
                closed
                        ? List.of()
                        : ledger.children().values().stream()
                                .map(child -> new PendingChild(
                                        child.eventId(),
                                        child.event().childWorkflowId(),
                                        child.event().childRunId().toString(),
                                        child.event().workflowType()))
                                .toList(),
                closed
                        ? List.of()
                        : ledger.timers().entrySet().stream()
                                .map(timer -> new PendingTimer(
                                        timer.getKey(),
                                        Instant.ofEpochMilli(timer.getValue().dueAtMillis()),
                                        timer.getValue().summary()))
                                .toList());
    }

    private List<PendingActivity> activities() {
        Map<Long, ActivityRow> rows = new HashMap<>();
        for (ActivityRow row : Inquiries.reading(() -> engine.ports().runs().activities(execution.runId()))) {
            rows.put(row.key().scheduledEventId(), row);
        }
        return ledger.activities().values().stream()
                .map(activity -> describe(activity, rows.get(activity.eventId())))
                .toList();
    }

    private PendingActivity describe(Ledger.OpenActivity activity, @Nullable ActivityRow row) {
        LocalAttempt local = engine.attempts().find(new ActivityKey(execution.runId(), activity.eventId()));
        boolean waits = row == null ? local != null && !local.seen().begun() : row.state() == ActivityRow.State.WAITING;
        String state = waits
                ? (ledger.pausedActivities().contains(activity.eventId()) ? "PAUSED" : "SCHEDULED")
                : ledger.cancelRequested(activity.eventId()) ? "CANCEL_REQUESTED" : "STARTED";
        Instant heartbeat =
                local != null && local.seen().lastAliveMillis() > local.seen().startedAtMillis()
                        ? Instant.ofEpochMilli(local.seen().lastAliveMillis())
                        : row == null ? null : row.lastHeartbeatAt();
        return new PendingActivity(
                activity.eventId(),
                ActivityIds.of(activity.eventId(), activity.event()),
                activity.event().activityType(),
                state,
                row == null ? 1 : row.attempt(),
                row != null && waits ? row.waitingSince() : null,
                heartbeat,
                local != null ? local.lastHeartbeatDetails() : row == null ? List.of() : row.heartbeatDetails(),
                row == null ? null : row.lastFailure(),
                activity.event().summary());
    }
}
