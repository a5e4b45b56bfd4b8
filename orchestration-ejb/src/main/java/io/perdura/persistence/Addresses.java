package io.perdura.persistence;

import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.PartitionId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** To which partition a message goes. A queue's number of partitions never changes, so it is read once. Thread-safe. */
final class Addresses {

    private final Database database;
    private final Map<String, Integer> partitionCounts = new ConcurrentHashMap<>();

    Addresses(Database database) {
        this.database = database;
    }

    /** How many partitions a queue has; zero while nobody has created it. */
    int partitionCount(Sql sql, String taskQueue) throws SQLException {
        Integer known = partitionCounts.get(taskQueue);
        if (known != null) {
            return known;
        }
        int count = sql.query(
                        "select count(*) from pd_partition where namespace = ? and task_queue = ?",
                        row -> row.getInt(1),
                        database.namespace(),
                        taskQueue)
                .get(0);
        if (count > 0) {
            partitionCounts.put(taskQueue, count);
        }
        return count;
    }

    /** The partition of the receiver; empty when there is no such queue or, without a queue, no such workflow id. */
    Optional<PartitionId> of(Sql sql, OutboundMessage message) throws SQLException {
        return Optional.ofNullable(of(sql, List.of(message)).get(message));
    }

    /** The partitions of all receivers that exist. */
    Map<OutboundMessage, PartitionId> of(Sql sql, Collection<OutboundMessage> messages) throws SQLException {
        Map<OutboundMessage, PartitionId> partitions = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (OutboundMessage message : messages) {
            String taskQueue = message.taskQueue();
            if (taskQueue == null) {
                unknown.add(message.workflowId());
                continue;
            }
            int count = partitionCount(sql, taskQueue);
            if (count > 0) {
                partitions.put(message, PartitionId.of(taskQueue, message.workflowId(), count));
            }
        }
        if (!unknown.isEmpty()) {
            Map<String, PartitionId> found = currentPartitions(sql, unknown);
            for (OutboundMessage message : messages) {
                PartitionId partition = found.get(message.workflowId());
                if (message.taskQueue() == null && partition != null) {
                    partitions.put(message, partition);
                }
            }
        }
        return partitions;
    }

    private Map<String, PartitionId> currentPartitions(Sql sql, Set<String> workflowIds) throws SQLException {
        Map<String, PartitionId> partitions = new HashMap<>();
        CurrentTable current = new CurrentTable(database, sql);
        current.read(workflowIds, "").forEach((id, run) -> partitions.put(id, run.partition()));
        return partitions;
    }
}
