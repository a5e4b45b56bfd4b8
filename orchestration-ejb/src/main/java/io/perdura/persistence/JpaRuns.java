package io.perdura.persistence;

import io.perdura.common.IndexedValueType;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.port.StoredRun;
import io.perdura.engine.port.WorkflowAddress;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads, each in a short transaction of its own. */
final class JpaRuns implements RunStore {

    private final Database database;

    JpaRuns(Database database) {
        this.database = database;
    }

    @Override
    public Optional<CurrentRun> current(String workflowId) {
        return database.plain(
                "reading workflow " + workflowId,
                false,
                sql -> Optional.ofNullable(new CurrentTable(database, sql)
                        .read(Set.of(workflowId), "")
                        .get(workflowId)));
    }

    @Override
    public Optional<ExecutionRecord> execution(RunId runId) {
        ExecutionEntity.Key key = new ExecutionEntity.Key(database.namespace(), runId.uuid());
        return database.own(
                "reading run " + runId,
                (entities, sql) -> Optional.ofNullable(entities.find(ExecutionEntity.class, key))
                        .map(ExecutionEntity::toRecord));
    }

    /** Columns and not entities: nothing is to be kept of thousands of rows. */
    @Override
    public List<AppendedBatch> history(RunId runId, long fromEventId, int maxRows) {
        String from = fromEventId <= 1
                ? ""
                : " and h.firstEventId >= (select coalesce(max(f.firstEventId), 0) from HistoryEntity f"
                        + " where f.namespace = :namespace and f.runId = :runId and f.firstEventId <= :from)"
                        + " and h.firstEventId + h.eventCount > :from";
        return database.own("reading the history of run " + runId, (entities, sql) -> {
            TypedQuery<Object[]> query = entities.createQuery(
                            "select h.firstEventId, h.eventCount, h.batch from HistoryEntity h"
                                    + " where h.namespace = :namespace and h.runId = :runId" + from
                                    + " order by h.firstEventId",
                            Object[].class)
                    .setParameter("namespace", database.namespace())
                    .setParameter("runId", runId.uuid())
                    .setMaxResults(maxRows);
            if (fromEventId > 1) {
                query.setParameter("from", fromEventId);
            }
            return query.getResultList().stream()
                    .map(row -> new AppendedBatch(runId, (Long) row[0], (Integer) row[1], (byte[]) row[2]))
                    .toList();
        });
    }

    @Override
    public List<ActivityRow> activities(RunId runId) {
        return database.own(
                "reading the activities of run " + runId,
                (entities, sql) -> new ActivityTable(database, sql).of(runId));
    }

    @Override
    public List<CurrentRun> due(
            Collection<PartitionId> partitions, Instant upTo, @Nullable CurrentRun last, int limit) {
        if (partitions.isEmpty()) {
            return List.of();
        }
        Clause mine = InPartitions.of(partitions);
        Instant lastWoke = last == null ? null : last.wakeAt();
        Clause rest = last == null || lastWoke == null
                ? Clause.NOTHING
                : new Clause(" and (wake_at, workflow_id) > (?, ?)", List.of(lastWoke, last.workflowId()));
        return database.own(
                "reading runs that are due",
                (entities, sql) -> sql.query(
                        "select " + CurrentTable.COLUMNS + " from pd_current where namespace = ? and " + mine.sql()
                                + " and wake_at <= ?" + rest.sql() + " order by wake_at, workflow_id limit ?",
                        CurrentTable::run,
                        database.namespace(),
                        mine,
                        upTo,
                        rest,
                        limit));
    }

    @Override
    public List<CurrentRun> upcoming(Collection<PartitionId> partitions, Instant after, Instant upTo, int limit) {
        if (partitions.isEmpty()) {
            return List.of();
        }
        Clause mine = InPartitions.of(partitions);
        return database.own(
                "reading runs that fall due",
                (entities, sql) -> sql.query(
                        "select " + CurrentTable.COLUMNS + " from pd_current where namespace = ? and " + mine.sql()
                                + " and wake_at > ? and wake_at <= ? order by wake_at, workflow_id limit ?",
                        CurrentTable::run,
                        database.namespace(),
                        mine,
                        after,
                        upTo,
                        limit));
    }

    @Override
    public List<ActivityRow> dueActivities(Collection<PartitionId> partitions, Instant upTo, int limit) {
        if (partitions.isEmpty()) {
            return List.of();
        }
        Clause mine = InPartitions.of(partitions);
        return database.own(
                "reading activities that are due",
                (entities, sql) -> new ActivityTable(database, sql).due(mine, upTo, limit));
    }

    @Override
    public List<ActivityRow> lostActivities(
            Collection<PartitionId> partitions, @Nullable ActivityKey after, int limit) {
        if (partitions.isEmpty()) {
            return List.of();
        }
        Clause mine = InPartitions.of(partitions);
        return database.own(
                "reading activities whose node is lost",
                (entities, sql) -> new ActivityTable(database, sql).lost(mine, after, limit));
    }

    @Override
    public List<InboxMessage> inbox(Collection<PartitionId> partitions, long afterId, int limit) {
        if (partitions.isEmpty()) {
            return List.of();
        }
        Clause mine = InPartitions.of(partitions);
        return database.own(
                "sweeping the inbox",
                (entities, sql) -> sql.query(
                        "select " + InboxTable.COLUMNS + " from pd_inbox where namespace = ? and id > ? and "
                                + mine.sql() + " order by id limit ?",
                        InboxTable::message,
                        database.namespace(),
                        afterId,
                        mine,
                        limit));
    }

    @Override
    public RunInbox inboxOf(PartitionId partition, String workflowId) {
        return database.own("reading the inbox of workflow " + workflowId, (entities, sql) -> {
            List<InboxMessage> messages = new ArrayList<>();
            List<Long> epochs = sql.query(
                    "select p.epoch, i.id, p.task_queue, p.partition_no, i.workflow_id, i.run_id, i.message_id, i.body"
                            + " from pd_partition p left join pd_inbox i on i.namespace = p.namespace"
                            + " and i.task_queue = p.task_queue and i.partition_no = p.partition_no"
                            + " and i.workflow_id = ? where p.namespace = ? and p.task_queue = ? and p.partition_no = ?"
                            + " order by i.id",
                    row -> {
                        if (row.getString("workflow_id") != null) {
                            messages.add(InboxTable.message(row));
                        }
                        return row.getLong("epoch");
                    },
                    workflowId,
                    database.namespace(),
                    partition.taskQueue(),
                    partition.number());
            return new RunInbox(epochs.isEmpty() ? -1 : epochs.get(0), messages);
        });
    }

    @Override
    public Map<String, StoredRun> load(Collection<WorkflowAddress> workflows) {
        return workflows.isEmpty()
                ? Map.of()
                : database.plain("reading runs together", true, sql -> new StoredRuns(database, sql).read(workflows));
    }

    @Override
    public List<ExecutionRecord> list(ExecutionFilter filter, @Nullable ExecutionRecord after, int limit) {
        return database.own(
                "listing runs",
                (entities, sql) -> new ExecutionQuery(database.namespace(), sql, filter).list(after, limit));
    }

    @Override
    public Map<String, IndexedValueType> attributeTypes() {
        return database.own(
                "reading the types of search attributes",
                (entities, sql) -> new VisibilityTable(database, sql).types());
    }

    @Override
    public long count(ExecutionFilter filter) {
        return database.own(
                "counting runs", (entities, sql) -> new ExecutionQuery(database.namespace(), sql, filter).count());
    }
}
