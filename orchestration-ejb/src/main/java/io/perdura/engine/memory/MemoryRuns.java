package io.perdura.engine.memory;

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
import io.perdura.engine.port.PartitionRecord;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.port.StoredRun;
import io.perdura.engine.port.WorkflowAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads of the tables in memory. */
final class MemoryRuns implements RunStore {

    private static final Comparator<ExecutionRecord> NEWEST_FIRST = Comparator.comparing(ExecutionRecord::startTime)
            .thenComparing(ExecutionRecord::runId)
            .reversed();

    private final Tables tables;

    MemoryRuns(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<CurrentRun> current(String workflowId) {
        synchronized (tables) {
            return Optional.ofNullable(tables.current.get(workflowId));
        }
    }

    @Override
    public Optional<ExecutionRecord> execution(RunId runId) {
        synchronized (tables) {
            return Optional.ofNullable(tables.executions.get(runId));
        }
    }

    @Override
    public List<AppendedBatch> history(RunId runId, long fromEventId, int maxRows) {
        synchronized (tables) {
            NavigableMap<Long, Tables.HistoryRow> rows = tables.histories.get(runId);
            if (rows == null) {
                return List.of();
            }
            return rows.values().stream()
                    .map(Tables.HistoryRow::batch)
                    .filter(batch -> batch.firstEventId() + batch.eventCount() > fromEventId)
                    .limit(maxRows)
                    .toList();
        }
    }

    @Override
    public List<ActivityRow> activities(RunId runId) {
        synchronized (tables) {
            return List.copyOf(tables.activitiesOf(runId).values());
        }
    }

    @Override
    public List<CurrentRun> due(
            Collection<PartitionId> partitions, Instant upTo, @Nullable CurrentRun last, int limit) {
        Comparator<CurrentRun> order = Comparator.comparing(MemoryRuns::wakeAt).thenComparing(CurrentRun::workflowId);
        synchronized (tables) {
            return awake(tables.current.values().stream(), partitions)
                    .filter(run -> !wakeAt(run).isAfter(upTo))
                    .filter(run -> last == null || order.compare(run, last) > 0)
                    .sorted(order)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<CurrentRun> upcoming(Collection<PartitionId> partitions, Instant after, Instant upTo, int limit) {
        synchronized (tables) {
            return awake(tables.current.values().stream(), partitions)
                    .filter(run -> wakeAt(run).isAfter(after) && !wakeAt(run).isAfter(upTo))
                    .sorted(Comparator.comparing(MemoryRuns::wakeAt))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<ActivityRow> dueActivities(Collection<PartitionId> partitions, Instant upTo, int limit) {
        Set<PartitionId> wanted = Set.copyOf(partitions);
        synchronized (tables) {
            return tables.activities.values().stream()
                    .filter(row ->
                            wanted.contains(row.partition()) && !row.dueAt().isAfter(upTo))
                    .sorted(Comparator.comparing(ActivityRow::dueAt))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<ActivityRow> lostActivities(
            Collection<PartitionId> partitions, @Nullable ActivityKey after, int limit) {
        Set<PartitionId> wanted = Set.copyOf(partitions);
        synchronized (tables) {
            return tables.activities.values().stream()
                    .filter(row -> wanted.contains(row.partition()) && row.state() == ActivityRow.State.STARTED)
                    .filter(row -> row.claimedBy() != null && !tables.alive(row.claimedBy()))
                    .filter(row -> after == null || row.key().compareTo(after) > 0)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<InboxMessage> inbox(Collection<PartitionId> partitions, long afterId, int limit) {
        Set<PartitionId> wanted = Set.copyOf(partitions);
        synchronized (tables) {
            return tables.inbox.tailMap(afterId, false).values().stream()
                    .filter(message -> wanted.contains(message.partition()))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public RunInbox inboxOf(PartitionId partition, String workflowId) {
        synchronized (tables) {
            PartitionRecord row = tables.partitions.get(partition);
            List<InboxMessage> messages = tables.inbox.values().stream()
                    .filter(message -> message.partition().equals(partition)
                            && message.workflowId().equals(workflowId))
                    .toList();
            return new RunInbox(row == null ? -1 : row.epoch(), messages);
        }
    }

    @Override
    public Map<String, StoredRun> load(Collection<WorkflowAddress> workflows) {
        Map<String, StoredRun> runs = new HashMap<>();
        synchronized (tables) {
            for (WorkflowAddress each : workflows) {
                CurrentRun run = tables.current.get(each.workflowId());
                if (run != null) {
                    runs.put(
                            each.workflowId(),
                            new StoredRun(
                                    run,
                                    history(run.runId(), 1, Integer.MAX_VALUE),
                                    run.open() ? activities(run.runId()) : List.of(),
                                    inboxOf(each.partition(), each.workflowId())));
                }
            }
        }
        return runs;
    }

    @Override
    public List<ExecutionRecord> list(ExecutionFilter filter, @Nullable ExecutionRecord after, int limit) {
        synchronized (tables) {
            return matching(filter)
                    .sorted(NEWEST_FIRST)
                    .filter(run -> after == null || NEWEST_FIRST.compare(run, after) > 0)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public long count(ExecutionFilter filter) {
        synchronized (tables) {
            return matching(filter).count();
        }
    }

    @Override
    public Map<String, IndexedValueType> attributeTypes() {
        synchronized (tables) {
            return Map.copyOf(tables.attributeTypes);
        }
    }

    private Stream<ExecutionRecord> matching(ExecutionFilter filter) {
        return tables.executions.values().stream().filter(filter::matches);
    }

    private static Stream<CurrentRun> awake(Stream<CurrentRun> runs, Collection<PartitionId> partitions) {
        Set<PartitionId> wanted = Set.copyOf(partitions);
        return runs.filter(run -> run.wakeAt() != null && wanted.contains(run.partition()));
    }

    private static Instant wakeAt(CurrentRun run) {
        Instant wakeAt = run.wakeAt();
        return wakeAt == null ? Instant.MAX : wakeAt;
    }
}
