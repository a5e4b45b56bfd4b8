package io.perdura.engine.port;

import java.nio.charset.StandardCharsets;

/**
 * A part of a task queue; the unit of ownership.
 *
 * @param taskQueue the queue
 * @param number from 0, below the queue's number of partitions
 */
public record PartitionId(String taskQueue, int number) implements Comparable<PartitionId> {

    /**
     * The partition of a workflow id. The hash is FNV-1a (32 bit) over UTF-8, finished with the mixer of MurmurHash3; it is
     * pinned: a change would strand every open run.
     */
    public static PartitionId of(String taskQueue, String workflowId, int partitions) {
        int hash = 0x811c9dc5;
        for (byte b : workflowId.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        hash ^= hash >>> 16;
        return new PartitionId(taskQueue, Integer.remainderUnsigned(hash, partitions));
    }

    @Override
    public int compareTo(PartitionId other) {
        int byQueue = taskQueue.compareTo(other.taskQueue);
        return byQueue != 0 ? byQueue : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return taskQueue + "/" + number;
    }
}
