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
import org.jspecify.annotations.Nullable;

/** Statements on {@code pd_current}, inside one transaction. */
final class CurrentTable {

    private static final String TABLE = "pd_current";

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
        if (!workflowIds.isEmpty()) {
            Clause select = select(workflowIds, lock);
            sql.query(select.sql(), CurrentTable::run, select).forEach(run -> runs.put(run.workflowId(), run));
        }
        return runs;
    }

    Clause select(Collection<String> workflowIds, String lock) {
        List<List<String>> keys = workflowIds.stream().sorted().map(List::of).toList();
        Clause wanted = database.dialect().keyIn(sql, TABLE, database.namespace(), KEY, keys);
        return new Clause(
                "select " + COLUMNS + " from pd_current where " + wanted.sql() + " order by workflow_id " + lock,
                List.of(wanted));
    }

    /** A row to insert. */
    record NewRow(
            ExecutionRecord run, String requestId, @Nullable Instant wakeAt) {}

    /** Inserts the rows of new runs, but for those whose workflow id is taken; answers, later, the ids of the others. */
    Sql.Answer<String> insert(List<NewRow> rows) throws SQLException {
        return rows.isEmpty()
                ? Sql.Answer.of(List.of())
                : database.dialect().insertWhereFree(sql, TABLE, database.namespace(), columns(rows));
    }

    static Requirements.Rows rows(List<NewRow> rows) {
        return new Requirements.Rows(TABLE, columns(rows));
    }

    private static List<Dialect.Column> columns(List<NewRow> rows) {
        return List.of(
                Dialect.Column.of(
                        "workflow_id", "varchar", rows, row -> row.run().workflowId()),
                Dialect.Column.of(
                        "run_id", "uuid", rows, row -> row.run().runId().uuid()),
                Dialect.Column.of(
                        "task_queue",
                        "varchar",
                        rows,
                        row -> row.run().partition().taskQueue()),
                Dialect.Column.of(
                        "partition_no",
                        "int4",
                        rows,
                        row -> row.run().partition().number()),
                Dialect.Column.of(
                        "status",
                        "varchar",
                        rows,
                        row -> StatusName.of(row.run().status())),
                Dialect.Column.of("request_id", "varchar", rows, NewRow::requestId),
                Dialect.Column.millis("wake_at", rows, NewRow::wakeAt));
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
