package io.perdura.persistence;

import io.perdura.engine.port.ClientStore.Removed;
import io.perdura.engine.port.PartitionId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deletes closed runs. It reads along the index of start times: an index of close times would cost every run something. */
final class ClosedRuns {

    private final Database database;
    private final Sql sql;

    ClosedRuns(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    private record ClosedRun(UUID runId, String workflowId, Instant startTime) {}

    Removed remove(Collection<PartitionId> partitions, Instant closedBefore, Instant startedFrom, int limit)
            throws SQLException {
        Clause mine = InPartitions.of(partitions);
        List<ClosedRun> runs = sql.query(
                "select run_id, workflow_id, start_time from pd_execution where namespace = ? and start_time >= ?"
                        + " and start_time < ? and close_time < ? and " + mine.sql()
                        + " order by start_time limit ? for update skip locked",
                row -> new ClosedRun(
                        Objects.requireNonNull(Sql.uuid(row, "run_id")),
                        Objects.requireNonNull(row.getString("workflow_id")),
                        Instant.ofEpochMilli(row.getLong("start_time"))),
                database.namespace(),
                startedFrom,
                closedBefore,
                closedBefore,
                mine,
                limit);
        if (runs.isEmpty()) {
            return new Removed(0, null);
        }
        List<@Nullable Object[]> keys = runs.stream()
                .sorted(Comparator.comparing(ClosedRun::workflowId))
                .map(run -> new @Nullable Object[] {database.namespace(), run.runId()})
                .toList();
        for (String table : List.of("pd_history", "pd_search_attribute", "pd_processed_key", "pd_execution")) {
            sql.batch("delete from " + table + " where namespace = ? and run_id = ?", keys);
        }
        sql.batch(
                "delete from pd_current where namespace = ? and workflow_id = ? and run_id = ? and status <> 'RUNNING'",
                runs.stream()
                        .sorted(Comparator.comparing(ClosedRun::workflowId))
                        .map(run -> new @Nullable Object[] {database.namespace(), run.workflowId(), run.runId()})
                        .toList());
        return new Removed(runs.size(), runs.get(runs.size() - 1).startTime());
    }
}
