package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.PartitionId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists and counts runs by a filter. Pages by key: newest first by start time and run id. */
final class ExecutionQuery {

    private final String namespace;
    private final Sql sql;
    private final Clause matching;

    ExecutionQuery(String namespace, Sql sql, ExecutionFilter filter) {
        this.namespace = namespace;
        this.sql = sql;
        this.matching = FilterSql.of(filter.condition());
    }

    /** @param last the last run of the page before; null for the first page */
    List<ExecutionRecord> list(@Nullable ExecutionRecord last, int limit) throws SQLException {
        Clause page = last == null
                ? new Clause("", List.of())
                : new Clause(
                        " and e.start_time <= ? and (e.start_time < ? or e.run_id < ?)",
                        List.of(last.startTime(), last.startTime(), last.runId().uuid()));
        return sql.query(
                "select e.* from pd_execution e where e.namespace = ? and " + matching.sql() + page.sql()
                        + " order by e.start_time desc, e.run_id desc limit ?",
                ExecutionQuery::run,
                namespace,
                matching,
                page,
                limit);
    }

    long count() throws SQLException {
        return sql.query(
                        "select count(*) from pd_execution e where e.namespace = ? and " + matching.sql(),
                        row -> row.getLong(1),
                        namespace,
                        matching)
                .get(0);
    }

    private static ExecutionRecord run(ResultSet row) throws SQLException {
        UUID parent = Objects.requireNonNull(Sql.uuid(row, "parent_run_id"));
        byte[] taskFailure = row.getBytes("task_failure");
        return new ExecutionRecord(
                Objects.requireNonNull(row.getString("workflow_id")),
                new RunId(Objects.requireNonNull(Sql.uuid(row, "run_id"))),
                Objects.requireNonNull(row.getString("workflow_type")),
                new PartitionId(Objects.requireNonNull(row.getString("task_queue")), row.getInt("partition_no")),
                StatusName.parse(row.getString("status")),
                Instant.ofEpochMilli(row.getLong("start_time")),
                Sql.instant(row, "close_time"),
                row.getString("parent_workflow_id"),
                new RunIdConverter().convertToEntityAttribute(parent),
                new RunId(Objects.requireNonNull(Sql.uuid(row, "first_run_id"))),
                row.getLong("close_event_id"),
                row.getLong("history_events"),
                taskFailure == null ? null : new String(taskFailure, StandardCharsets.UTF_8),
                VisibilityTable.visible(
                        row.getBytes("memo"), row.getBytes("search_attributes"), Sql.instant(row, "execution_time")));
    }
}
