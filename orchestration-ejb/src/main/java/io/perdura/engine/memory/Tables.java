package io.perdura.engine.memory;

import io.perdura.common.IndexedValueType;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.NewRun;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.OwnerId;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.PartitionRecord;
import io.perdura.engine.port.StoreException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables, as sorted maps. Whoever reads or writes holds this object's monitor. */
final class Tables {

    final Map<String, Node> nodes = new TreeMap<>();
    final NavigableMap<PartitionId, PartitionRecord> partitions = new TreeMap<>();
    final NavigableMap<String, CurrentRun> current = new TreeMap<>();
    final Map<RunId, ExecutionRecord> executions = new HashMap<>();
    final Map<RunId, NavigableMap<Long, HistoryRow>> histories = new HashMap<>();
    final NavigableMap<ActivityKey, ActivityRow> activities = new TreeMap<>();
    final NavigableMap<Long, InboxMessage> inbox = new TreeMap<>();
    final Map<String, IndexedValueType> attributeTypes = new TreeMap<>();

    private long lastInboxId;

    record Node(long incarnation, Instant expiresAt, boolean dead) {}

    record HistoryRow(long epoch, AppendedBatch batch) {}

    boolean holds(Fence fence) {
        PartitionRecord partition = partitions.get(fence.partition());
        return partition != null && partition.epoch() == fence.epoch();
    }

    boolean alive(OwnerId owner) {
        Node node = nodes.get(owner.node());
        return node != null && !node.dead() && node.incarnation() == owner.incarnation();
    }

    int partitionCount(String taskQueue) {
        return (int) partitions.keySet().stream()
                .filter(id -> id.taskQueue().equals(taskQueue))
                .count();
    }

    void insertRun(NewRun run, ExecutionRecord execution, @Nullable Instant wakeAt, long epoch) {
        current.put(
                execution.workflowId(),
                new CurrentRun(
                        execution.workflowId(),
                        execution.runId(),
                        execution.partition(),
                        execution.status(),
                        run.requestId(),
                        wakeAt));
        executions.put(execution.runId(), execution);
        run.history().forEach(batch -> append(epoch, batch));
    }

    void append(long epoch, AppendedBatch batch) {
        histories
                .computeIfAbsent(batch.runId(), id -> new TreeMap<>())
                .put(batch.firstEventId(), new HistoryRow(epoch, batch));
    }

    /** Everything of a closed run; its id is free again if it is the newest. */
    void remove(ExecutionRecord run) {
        executions.remove(run.runId());
        histories.remove(run.runId());
        CurrentRun row = current.get(run.workflowId());
        if (row != null && !row.open() && row.runId().equals(run.runId())) {
            current.remove(run.workflowId());
        }
    }

    void requireAbsent(AppendedBatch batch) {
        NavigableMap<Long, HistoryRow> history = histories.get(batch.runId());
        HistoryRow present = history == null ? null : history.get(batch.firstEventId());
        if (present != null) {
            throw new StoreException(
                    StoreException.Kind.DATA,
                    "the history of run " + batch.runId() + " already has a row at event " + batch.firstEventId()
                            + ", written at epoch " + present.epoch() + ": read the history again before appending",
                    null);
        }
    }

    SortedMap<ActivityKey, ActivityRow> activitiesOf(RunId runId) {
        return activities.subMap(new ActivityKey(runId, 0), true, new ActivityKey(runId, Long.MAX_VALUE), true);
    }

    /** The partition of a message's receiver; empty when nothing of that name exists. */
    Optional<PartitionId> address(OutboundMessage message) {
        String taskQueue = message.taskQueue();
        if (taskQueue == null) {
            return Optional.ofNullable(current.get(message.workflowId())).map(CurrentRun::partition);
        }
        int count = partitionCount(taskQueue);
        return count == 0 ? Optional.empty() : Optional.of(PartitionId.of(taskQueue, message.workflowId(), count));
    }

    void post(PartitionId partition, OutboundMessage message) {
        long id = ++lastInboxId;
        inbox.put(
                id,
                new InboxMessage(
                        id, partition, message.workflowId(), message.runId(), message.messageId(), message.body()));
    }
}
