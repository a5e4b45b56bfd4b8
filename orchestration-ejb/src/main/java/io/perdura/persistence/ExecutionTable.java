package io.perdura.persistence;

import io.perdura.engine.port.ExecutionRecord;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Inserts rows of {@code pd_execution}, all of a transaction by one statement, as {@link HistoryTable} does. */
final class ExecutionTable {

    private static final RunIdConverter PARENT = new RunIdConverter();

    private final Database database;
    private final Sql sql;

    ExecutionTable(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    void insert(List<ExecutionRecord> runs) throws SQLException {
        if (!runs.isEmpty()) {
            database.dialect().insertAll(sql, "pd_execution", database.namespace(), columns(runs));
        }
        for (ExecutionRecord run : runs) {
            new VisibilityTable(database, sql).insert(run);
        }
    }

    private static List<Dialect.Column> columns(List<ExecutionRecord> runs) {
        return List.of(
                column("run_id", "uuid", runs, run -> run.runId().uuid()),
                column("workflow_id", "varchar", runs, ExecutionRecord::workflowId),
                column("workflow_type", "varchar", runs, ExecutionRecord::workflowType),
                column("task_queue", "varchar", runs, run -> run.partition().taskQueue()),
                column("partition_no", "int4", runs, run -> run.partition().number()),
                column("status", "varchar", runs, run -> StatusName.of(run.status())),
                column("start_time", "int8", runs, run -> run.startTime().toEpochMilli()),
                column("close_time", "int8", runs, run -> millis(run.closeTime())),
                column("parent_workflow_id", "varchar", runs, ExecutionRecord::parentWorkflowId),
                column("parent_run_id", "uuid", runs, run -> PARENT.convertToDatabaseColumn(run.parentRunId())),
                column("first_run_id", "uuid", runs, run -> run.firstRunId().uuid()),
                column("close_event_id", "int8", runs, ExecutionRecord::closeEventId),
                column("history_events", "int8", runs, ExecutionRecord::historyEvents),
                bytes("task_failure", runs, run -> utf8(run.taskFailure())),
                bytes("memo", runs, run -> VisibilityTable.memo(run.visible())),
                bytes("search_attributes", runs, run -> VisibilityTable.searchAttributes(run.visible())));
    }

    private static Dialect.Column column(
            String name, String type, List<ExecutionRecord> runs, Function<ExecutionRecord, @Nullable Object> value) {
        @Nullable Object[] values = runs.stream().map(value).toArray();
        return new Dialect.Column(name, type, values);
    }

    private static Dialect.Column bytes(
            String name, List<ExecutionRecord> runs, Function<ExecutionRecord, byte @Nullable []> value) {
        return new Dialect.Column(name, "bytea", runs.stream().map(value).toArray(byte[][]::new));
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
