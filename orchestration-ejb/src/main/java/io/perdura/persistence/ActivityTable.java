package io.perdura.persistence;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.HistoryFormatException;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.MessageCodec;
import io.perdura.engine.port.OwnerId;
import io.perdura.engine.port.PartitionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements on {@code pd_activity}, inside one transaction. */
final class ActivityTable {

    static final String COLUMNS =
            "run_id, scheduled_event_id, workflow_id, task_queue, partition_no, activity_type, state,"
                    + " attempt, due_at, claimed_by, claimed_incarnation, scheduled_at, started_at, waiting_since,"
                    + " last_heartbeat_at, last_failure, heartbeat_details";

    private static final String TABLE = "pd_activity";

    /** The columns in which a row is replaced. */
    private static final Set<String> CHANGING = Set.of(
            "state",
            "attempt",
            "due_at",
            "claimed_by",
            "claimed_incarnation",
            "started_at",
            "waiting_since",
            "last_heartbeat_at",
            "last_failure",
            "heartbeat_details");

    private static final List<Dialect.KeyColumn> KEY =
            List.of(new Dialect.KeyColumn("run_id", "uuid"), new Dialect.KeyColumn("scheduled_event_id", "int8"));
    private static final String WHERE_KEY = " where namespace = ? and run_id = ? and scheduled_event_id = ?";

    private final Database database;
    private final Sql sql;

    ActivityTable(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** What guards look at. */
    record Guarded(ActivityKey key, int attempt, ActivityRow.State state) {}

    /** Locks rows, in key order, and answers, later, those that it got. */
    Sql.Answer<Guarded> lock(Collection<ActivityKey> keys) throws SQLException {
        Clause wanted = database.dialect().keyIn(sql, TABLE, database.namespace(), KEY, rows(keys));
        return sql.later(
                "select run_id, scheduled_event_id, attempt, state from pd_activity where " + wanted.sql()
                        + " order by run_id, scheduled_event_id for update skip locked",
                row -> new Guarded(key(row), row.getInt("attempt"), ActivityRow.State.valueOf(row.getString("state"))),
                wanted);
    }

    private static List<List<Object>> rows(Collection<ActivityKey> keys) {
        return keys.stream()
                .sorted()
                .map(key -> List.<Object>of(key.runId().uuid(), key.scheduledEventId()))
                .toList();
    }

    Optional<ActivityRow> find(ActivityKey key) throws SQLException {
        return sql
                .query(
                        "select " + COLUMNS + " from pd_activity" + WHERE_KEY,
                        ActivityTable::row,
                        database.namespace(),
                        key.runId().uuid(),
                        key.scheduledEventId())
                .stream()
                .findFirst();
    }

    List<ActivityRow> of(RunId runId) throws SQLException {
        return sql.query(
                "select " + COLUMNS
                        + " from pd_activity where namespace = ? and run_id = ? order by scheduled_event_id",
                ActivityTable::row,
                database.namespace(),
                runId.uuid());
    }

    /** All rows of some runs, run by run; later. */
    Sql.Answer<ActivityRow> of(Collection<RunId> runs) throws SQLException {
        List<List<UUID>> keys = runs.stream().map(run -> List.of(run.uuid())).toList();
        Clause wanted = database.dialect().keyIn(sql, TABLE, database.namespace(), List.of(KEY.get(0)), keys);
        return sql.later(
                "select " + COLUMNS + " from pd_activity where " + wanted.sql()
                        + " order by run_id, scheduled_event_id",
                ActivityTable::row,
                wanted);
    }

    List<ActivityRow> due(Clause partitions, Instant upTo, int limit) throws SQLException {
        return sql
                .query(
                        "select " + COLUMNS + " from pd_activity where namespace = ? and " + partitions.sql()
                                + " and due_at <= ? order by due_at, run_id, scheduled_event_id limit ?",
                        ActivityTable::readableRow,
                        database.namespace(),
                        partitions,
                        upTo,
                        limit)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** STARTED by somebody who does not live any more. */
    List<ActivityRow> lost(Clause partitions, @Nullable ActivityKey after, int limit) throws SQLException {
        Clause rest = after == null
                ? new Clause("1 = 1", List.of())
                : new Clause(
                        "(run_id, scheduled_event_id) > (?, ?)",
                        List.of(after.runId().uuid(), after.scheduledEventId()));
        return sql
                .query(
                        "select " + COLUMNS + " from pd_activity where namespace = ? and " + partitions.sql()
                                + " and state = 'STARTED' and claimed_by is not null and " + rest.sql()
                                + " and not exists (select 1 from pd_node where pd_node.namespace ="
                                + " pd_activity.namespace and node = claimed_by and incarnation = claimed_incarnation"
                                + " and pd_node.state = 'ALIVE') order by run_id, scheduled_event_id limit ?",
                        ActivityTable::readableRow,
                        database.namespace(),
                        partitions,
                        rest,
                        limit)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for a row that this version can't read: it waits for one that can, and must not hold up the others. */
    private static Optional<ActivityRow> readableRow(ResultSet row) throws SQLException {
        try {
            return Optional.of(row(row));
        } catch (HistoryFormatException newer) {
            return Optional.empty();
        }
    }

    void insert(List<ActivityRow> rows) throws SQLException {
        if (!rows.isEmpty()) {
            database.dialect().insertAll(sql, "pd_activity", database.namespace(), columns(rows));
        }
    }

    private static List<Dialect.Column> columns(List<ActivityRow> rows) {
        return List.of(
                Dialect.Column.of(
                        "run_id", "uuid", rows, row -> row.key().runId().uuid()),
                Dialect.Column.of(
                        "scheduled_event_id", "int8", rows, row -> row.key().scheduledEventId()),
                Dialect.Column.of("workflow_id", "varchar", rows, ActivityRow::workflowId),
                Dialect.Column.of(
                        "task_queue", "varchar", rows, row -> row.partition().taskQueue()),
                Dialect.Column.of(
                        "partition_no", "int4", rows, row -> row.partition().number()),
                Dialect.Column.of("activity_type", "varchar", rows, ActivityRow::activityType),
                Dialect.Column.of("state", "varchar", rows, row -> row.state().name()),
                Dialect.Column.of("attempt", "int4", rows, ActivityRow::attempt),
                Dialect.Column.millis("due_at", rows, ActivityRow::dueAt),
                Dialect.Column.of("claimed_by", "varchar", rows, row -> claimedBy(row.claimedBy())),
                Dialect.Column.of("claimed_incarnation", "int8", rows, row -> incarnation(row.claimedBy())),
                Dialect.Column.millis("scheduled_at", rows, ActivityRow::scheduledAt),
                Dialect.Column.millis("started_at", rows, ActivityRow::startedAt),
                Dialect.Column.millis("waiting_since", rows, ActivityRow::waitingSince),
                Dialect.Column.millis("last_heartbeat_at", rows, ActivityRow::lastHeartbeatAt),
                Dialect.Column.bytes("last_failure", rows, row -> failureBytes(row.lastFailure())),
                Dialect.Column.bytes("heartbeat_details", rows, row -> detailBytes(row.heartbeatDetails())));
    }

    private static @Nullable String claimedBy(@Nullable OwnerId owner) {
        return owner == null ? null : owner.node();
    }

    private static @Nullable Long incarnation(@Nullable OwnerId owner) {
        return owner == null ? null : owner.incarnation();
    }

    static byte @Nullable [] failureBytes(@Nullable Failure failure) {
        return failure == null ? null : MessageCodec.encodeFailure(failure);
    }

    static byte @Nullable [] detailBytes(List<Payload> details) {
        return details.isEmpty() ? null : MessageCodec.encodePayloads(details);
    }

    void replace(List<ActivityRow> rows) throws SQLException {
        if (!rows.isEmpty()) {
            List<Dialect.Column> columns = columns(rows);
            database.dialect()
                    .updateAll(
                            sql,
                            TABLE,
                            database.namespace(),
                            columns.subList(0, KEY.size()),
                            columns.stream()
                                    .filter(column -> CHANGING.contains(column.name()))
                                    .toList(),
                            "");
        }
    }

    void delete(List<ActivityKey> keys) throws SQLException {
        if (!keys.isEmpty()) {
            delete(KEY, rows(keys));
        }
    }

    void deleteOf(List<RunId> runs) throws SQLException {
        if (!runs.isEmpty()) {
            delete(
                    KEY.subList(0, 1),
                    runs.stream().sorted().map(run -> List.of(run.uuid())).toList());
        }
    }

    private void delete(List<Dialect.KeyColumn> key, List<? extends List<?>> rows) throws SQLException {
        Clause wanted = database.dialect().keyIn(sql, TABLE, database.namespace(), key, rows);
        sql.updateLater("delete from pd_activity where " + wanted.sql(), wanted);
    }

    private static ActivityKey key(ResultSet row) throws SQLException {
        return new ActivityKey(
                new RunId(Objects.requireNonNull(Sql.uuid(row, "run_id"))), row.getLong("scheduled_event_id"));
    }

    private static ActivityRow row(ResultSet row) throws SQLException {
        String claimedBy = row.getString("claimed_by");
        byte[] lastFailure = row.getBytes("last_failure");
        byte[] details = row.getBytes("heartbeat_details");
        return new ActivityRow(
                key(row),
                row.getString("workflow_id"),
                new PartitionId(row.getString("task_queue"), row.getInt("partition_no")),
                row.getString("activity_type"),
                ActivityRow.State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                Instant.ofEpochMilli(row.getLong("due_at")),
                claimedBy == null ? null : new OwnerId(claimedBy, row.getLong("claimed_incarnation")),
                Instant.ofEpochMilli(row.getLong("scheduled_at")),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "waiting_since"),
                Sql.instant(row, "last_heartbeat_at"),
                lastFailure == null ? null : MessageCodec.decodeFailure(lastFailure),
                details == null ? List.of() : MessageCodec.decodePayloads(details));
    }
}
