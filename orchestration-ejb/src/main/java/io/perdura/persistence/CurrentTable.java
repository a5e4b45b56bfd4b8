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

    /** Inserts the row of a new run unless its workflow id is taken. */
    boolean insert(ExecutionRecord run, String requestId, @Nullable Instant wakeAt) throws SQLException {
        return database.dialect()
                .insertUnlessTaken(
                        sql,
                        "insert into pd_current (namespace, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                        database.namespace(),
                        run.workflowId(),
                        run.runId().uuid(),
                        run.partition().taskQueue(),
                        run.partition().number(),
                        StatusName.of(run.status()),
                        requestId,
                        wakeAt);
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
