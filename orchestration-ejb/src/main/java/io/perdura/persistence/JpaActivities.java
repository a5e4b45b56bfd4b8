package io.perdura.persistence;

import io.perdura.common.Payload;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.ActivityStore;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.OwnerId;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The writes to activity rows that need no fence, each guarded by the attempt. */
final class JpaActivities implements ActivityStore {

    private static final String THIS_ATTEMPT =
            " where namespace = ? and run_id = ? and scheduled_event_id = ? and attempt = ? and state = ?";

    private final Database database;
    private final Addresses addresses;

    JpaActivities(Database database, Addresses addresses) {
        this.database = database;
        this.addresses = addresses;
    }

    @Override
    public Optional<ActivityRow> activity(ActivityKey key) {
        return database.own("reading activity " + key, (entities, sql) -> new ActivityTable(database, sql).find(key));
    }

    @Override
    public boolean claim(ActivityKey key, int attempt, OwnerId claimedBy, Instant startedAt, Instant dueAt) {
        return database.own(
                "claiming activity " + key,
                (entities, sql) -> sql.update(
                                "update pd_activity set state = 'STARTED', claimed_by = ?, claimed_incarnation = ?,"
                                        + " started_at = ?, due_at = ?" + THIS_ATTEMPT,
                                claimedBy.node(),
                                claimedBy.incarnation(),
                                startedAt,
                                dueAt,
                                database.namespace(),
                                key.runId().uuid(),
                                key.scheduledEventId(),
                                attempt,
                                ActivityRow.State.WAITING.name())
                        == 1);
    }

    @Override
    public boolean heartbeat(ActivityKey key, int attempt, List<Payload> details, Instant at, Instant dueAt) {
        return database.own(
                "the heartbeat of activity " + key,
                (entities, sql) -> sql.update(
                                "update pd_activity set heartbeat_details = ?, last_heartbeat_at = ?, due_at = ?"
                                        + THIS_ATTEMPT,
                                ActivityTable.detailBytes(details),
                                at,
                                dueAt,
                                database.namespace(),
                                key.runId().uuid(),
                                key.scheduledEventId(),
                                attempt,
                                ActivityRow.State.STARTED.name())
                        == 1);
    }

    /** The delete is the permission to report: it succeeds for one attempt once. */
    @Override
    public boolean report(ActivityKey key, int attempt, OutboundMessage report) {
        return database.joined("the report of activity " + key, (entities, sql) -> {
            PartitionId partition = addresses
                    .of(sql, report)
                    .orElseThrow(() -> new StoreException(
                            StoreException.Kind.DATA,
                            "attempt " + attempt + " of activity " + key + " reports to workflow " + report.workflowId()
                                    + " in queue " + report.taskQueue() + ", which does not exist in namespace "
                                    + database.namespace(),
                            null));
            int ended = sql.update(
                    "delete from pd_activity" + THIS_ATTEMPT,
                    database.namespace(),
                    key.runId().uuid(),
                    key.scheduledEventId(),
                    attempt,
                    ActivityRow.State.STARTED.name());
            if (ended == 1) {
                new InboxTable(database, sql).insert(List.of(new InboxTable.Addressed(report, partition)));
            }
            return ended == 1;
        });
    }
}
