package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.RunStore.RunInbox;
import io.perdura.engine.port.StoredRun;
import io.perdura.engine.port.WorkflowAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Newest runs with all that belongs to them, read in two round trips. Rows come before the inbox, since a report deletes the row and
 * writes the message in one transaction; epochs come last, so that they hold for all that was read before.
 */
final class StoredRuns {

    /** Longer histories are read alone. */
    private static final int MOST_EVENTS = 500;

    /** Rows that begin beyond so many bytes of histories are not read. */
    private static final long MOST_BYTES = 4 << 20;

    private static final List<Dialect.KeyColumn> RUN = List.of(new Dialect.KeyColumn("run_id", "uuid"));
    private static final List<Dialect.KeyColumn> PARTITION =
            List.of(new Dialect.KeyColumn("task_queue", "varchar"), new Dialect.KeyColumn("partition_no", "int4"));

    private final Database database;
    private final Sql sql;

    StoredRuns(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    private record Epoch(PartitionId partition, long value) {}

    Map<String, StoredRun> read(Collection<WorkflowAddress> workflows) throws SQLException {
        Map<String, CurrentRun> current = new CurrentTable(database, sql)
                .read(workflows.stream().map(WorkflowAddress::workflowId).toList(), "");
        if (current.isEmpty()) {
            return Map.of();
        }
        List<RunId> runIds = current.values().stream().map(CurrentRun::runId).toList();
        Sql.Answer<AppendedBatch> history = history(runIds);
        database.dialect().planAnew(sql, true);
        Sql.Answer<ActivityRow> activities = new ActivityTable(database, sql).of(runIds);
        Sql.Answer<InboxMessage> inbox = new InboxTable(database, sql)
                .of(workflows.stream()
                        .map(each -> new InboxTable.Receiver(each.partition(), each.workflowId()))
                        .toList());
        database.dialect().planAnew(sql, false);
        Sql.Answer<Epoch> epochs = epochs(workflows);
        sql.flush();
        Map<RunId, List<AppendedBatch>> whole = whole(history.rows());
        Map<RunId, List<ActivityRow>> rows = activities.rows().stream()
                .collect(Collectors.groupingBy(row -> row.key().runId()));
        Map<String, List<InboxMessage>> messages =
                inbox.rows().stream().collect(Collectors.groupingBy(InboxMessage::workflowId));
        Map<PartitionId, Long> byPartition =
                epochs.rows().stream().collect(Collectors.toMap(Epoch::partition, Epoch::value));
        Map<String, StoredRun> runs = new HashMap<>();
        for (WorkflowAddress each : workflows) {
            CurrentRun run = current.get(each.workflowId());
            List<AppendedBatch> batches = run == null ? null : whole.get(run.runId());
            if (run != null && batches != null) {
                runs.put(
                        each.workflowId(),
                        new StoredRun(
                                run,
                                batches,
                                run.open() ? rows.getOrDefault(run.runId(), List.of()) : List.of(),
                                new RunInbox(
                                        byPartition.getOrDefault(each.partition(), -1L),
                                        messages.getOrDefault(each.workflowId(), List.of()))));
            }
        }
        return runs;
    }

    private Sql.Answer<AppendedBatch> history(List<RunId> runIds) throws SQLException {
        Clause wanted = database.dialect()
                .keyIn(
                        sql,
                        "pd_history",
                        database.namespace(),
                        RUN,
                        runIds.stream().map(run -> List.of(run.uuid())).toList());
        return sql.later(
                "select run_id, first_event_id, event_count, batch from (select run_id, first_event_id, event_count,"
                        + " batch, sum(octet_length(batch)) over (order by run_id, first_event_id) as bytes_up_to"
                        + " from pd_history where " + wanted.sql() + " and first_event_id <= ?) h"
                        + " where bytes_up_to - octet_length(batch) < ? order by run_id, first_event_id",
                StoredRuns::batch,
                wanted,
                MOST_EVENTS,
                MOST_BYTES);
    }

    private Sql.Answer<Epoch> epochs(Collection<WorkflowAddress> workflows) throws SQLException {
        Clause wanted = database.dialect()
                .keyIn(
                        sql,
                        "pd_partition",
                        database.namespace(),
                        PARTITION,
                        workflows.stream()
                                .map(WorkflowAddress::partition)
                                .distinct()
                                .map(partition -> List.<Object>of(partition.taskQueue(), partition.number()))
                                .toList());
        return sql.later(
                "select task_queue, partition_no, epoch from pd_partition where " + wanted.sql(),
                row -> new Epoch(
                        new PartitionId(row.getString("task_queue"), row.getInt("partition_no")), row.getLong("epoch")),
                wanted);
    }

    /** Histories of which nothing is missing: not those that are long, and not the one at which the reading may have stopped. */
    private static Map<RunId, List<AppendedBatch>> whole(List<AppendedBatch> rows) {
        Map<RunId, List<AppendedBatch>> histories = new HashMap<>();
        long bytes = 0;
        RunId last = null;
        for (AppendedBatch row : rows) {
            histories.computeIfAbsent(row.runId(), run -> new ArrayList<>()).add(row);
            bytes += row.bytes().length;
            last = row.runId();
        }
        if (bytes >= MOST_BYTES && last != null) {
            histories.remove(last);
        }
        histories.values().removeIf(history -> {
            AppendedBatch end = history.get(history.size() - 1);
            return end.firstEventId() + end.eventCount() > MOST_EVENTS;
        });
        return histories;
    }

    private static AppendedBatch batch(ResultSet row) throws SQLException {
        return new AppendedBatch(
                new RunId(Objects.requireNonNull(Sql.uuid(row, "run_id"))),
                row.getLong("first_event_id"),
                row.getInt("event_count"),
                row.getBytes("batch"));
    }
}
