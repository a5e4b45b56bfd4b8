package io.perdura.persistence;

import io.perdura.engine.port.ExecutionRecord;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows of {@code pd_execution}, all of a transaction by one statement, as {@link HistoryTable} does. */
final class ExecutionTable {

    private static final String TABLE = "pd_execution";
    private static final RunIdConverter PARENT = new RunIdConverter();

    private final Database database;
    private final Sql sql;

    ExecutionTable(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    void insert(List<ExecutionRecord> runs) throws SQLException {
        if (!runs.isEmpty()) {
            database.dialect().insertAll(sql, TABLE, database.namespace(), columns(runs));
        }
        for (ExecutionRecord run : runs) {
            new VisibilityTable(database, sql).insert(run);
        }
    }

    /** The rows of runs that show nothing of themselves. */
    static Requirements.Rows rows(List<ExecutionRecord> runs) {
        return new Requirements.Rows(TABLE, columns(runs));
    }

    private static List<Dialect.Column> columns(List<ExecutionRecord> runs) {
        return List.of(
                Dialect.Column.of("run_id", "uuid", runs, run -> run.runId().uuid()),
                Dialect.Column.of("workflow_id", "varchar", runs, ExecutionRecord::workflowId),
                Dialect.Column.of("workflow_type", "varchar", runs, ExecutionRecord::workflowType),
                Dialect.Column.of(
                        "task_queue", "varchar", runs, run -> run.partition().taskQueue()),
                Dialect.Column.of(
                        "partition_no", "int4", runs, run -> run.partition().number()),
                Dialect.Column.of("status", "varchar", runs, run -> StatusName.of(run.status())),
                Dialect.Column.millis("start_time", runs, ExecutionRecord::startTime),
                Dialect.Column.millis("close_time", runs, ExecutionRecord::closeTime),
                Dialect.Column.millis("execution_time", runs, ExecutionRecord::delayedTo),
                Dialect.Column.of("parent_workflow_id", "varchar", runs, ExecutionRecord::parentWorkflowId),
                Dialect.Column.of(
                        "parent_run_id", "uuid", runs, run -> PARENT.convertToDatabaseColumn(run.parentRunId())),
                Dialect.Column.of(
                        "first_run_id", "uuid", runs, run -> run.firstRunId().uuid()),
                Dialect.Column.of("close_event_id", "int8", runs, ExecutionRecord::closeEventId),
                Dialect.Column.of("history_events", "int8", runs, ExecutionRecord::historyEvents),
                Dialect.Column.bytes("task_failure", runs, run -> utf8(run.taskFailure())),
                Dialect.Column.bytes("memo", runs, run -> VisibilityTable.memo(run.visible())),
                Dialect.Column.bytes(
                        "search_attributes", runs, run -> VisibilityTable.searchAttributes(run.visible())));
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
