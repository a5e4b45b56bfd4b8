package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.PartitionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements on {@code pd_current}, inside one transaction. */
final class CurrentTable {

    static final String COLUMNS = "workflow_id, run_id, task_queue, partition_no, status, request_id, wake_at";

    private static final List<Dialect.KeyColumn> KEY = List.of(new Dialect.KeyColumn("workflow_id", "varchar"));

    private final Database database;
    private final Sql sql;

    CurrentTable(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /**
     * Rows by workflow id, in key order.
     *
     * @param lock the locking clause; empty for a plain read
     */
    Map<String, CurrentRun> read(Collection<String> workflowIds, String lock) throws SQLException {
        Map<String, CurrentRun> runs = new HashMap<>();
        if (workflowIds.isEmpty()) {
            return runs;
        }
        List<List<String>> keys = workflowIds.stream().sorted().map(List::of).toList();
        Clause wanted = database.dialect().keyIn(database.namespace(), KEY, keys);
        String select =
                "select " + COLUMNS + " from pd_current where " + wanted.sql() + " order by workflow_id " + lock;
        sql.query(select, CurrentTable::run, wanted).forEach(run -> runs.put(run.workflowId(), run));
        return runs;
    }

    /** A row to insert. */
    record NewRow(
            ExecutionRecord run, String requestId, @Nullable Instant wakeAt) {}

    /** Inserts the rows of new runs, but for those whose workflow id is taken; answers the ids of the others. */
    Set<String> insert(List<NewRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return Set.of();
        }
        return database.dialect()
                .insertWhereFree(
                        sql,
                        "pd_current",
                        database.namespace(),
                        List.of(
                                column(
                                        "workflow_id",
                                        "varchar",
                                        rows,
                                        row -> row.run().workflowId()),
                                column(
                                        "run_id",
                                        "uuid",
                                        rows,
                                        row -> row.run().runId().uuid()),
                                column(
                                        "task_queue",
                                        "varchar",
                                        rows,
                                        row -> row.run().partition().taskQueue()),
                                column(
                                        "partition_no",
                                        "int4",
                                        rows,
                                        row -> row.run().partition().number()),
                                column(
                                        "status",
                                        "varchar",
                                        rows,
                                        row -> StatusName.of(row.run().status())),
                                column("request_id", "varchar", rows, NewRow::requestId),
                                column("wake_at", "int8", rows, row -> millis(row.wakeAt()))));
    }

    private static Dialect.Column column(
            String name, String type, List<NewRow> rows, Function<NewRow, @Nullable Object> value) {
        @Nullable Object[] values = rows.stream().map(value).toArray();
        return new Dialect.Column(name, type, values);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    /** Turns the row over from one run to another; false when it is not that run's any more. */
    boolean replace(RunId replaced, ExecutionRecord run, String requestId, @Nullable Instant wakeAt)
            throws SQLException {
        return sql.update(
                        "update pd_current set run_id = ?, task_queue = ?, partition_no = ?, status = ?, request_id = ?,"
                                + " wake_at = ? where namespace = ? and workflow_id = ? and run_id = ?",
                        run.runId().uuid(),
                        run.partition().taskQueue(),
                        run.partition().number(),
                        StatusName.of(run.status()),
                        requestId,
                        wakeAt,
                        database.namespace(),
                        run.workflowId(),
                        replaced.uuid())
                == 1;
    }

    static CurrentRun run(ResultSet row) throws SQLException {
        return new CurrentRun(
                row.getString("workflow_id"),
                new RunId(Objects.requireNonNull(Sql.uuid(row, "run_id"))),
                new PartitionId(row.getString("task_queue"), row.getInt("partition_no")),
                StatusName.parse(row.getString("status")),
                row.getString("request_id"),
                Sql.instant(row, "wake_at"));
    }
}
