package io.perdura.engine.port;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is alive and who owns what. The database's clock rules: leases are compared with the database's time, never with a
 * node's. Every method is one transaction of its own, committed when it returns. Thread-safe.
 */
public interface LeaseStore {

    /** Registers the node under a new incarnation, alive for {@code ttl}; an older incarnation of it is dead from then on. */
    OwnerId register(String node, Duration ttl);

    /** Extends the lease; false when this incarnation is dead or gone, and must never write again. */
    boolean renew(OwnerId owner, Duration ttl);

    /** Releases all partitions of this incarnation and marks it dead. */
    void leave(OwnerId owner);

    /**
     * Creates the partitions of a queue if it has none, and answers how many it has. The count of an existing queue never
     * changes, whatever {@code count} says.
     */
    int ensurePartitions(String taskQueue, int count);

    /** How many partitions a queue has; zero for a queue that nobody created. */
    int partitionCount(String taskQueue);

    /** All partitions of all queues, in key order. */
    List<PartitionRecord> partitions();

    /** Incarnations that are not marked dead, but whose lease is over. */
    List<OwnerId> expired();

    /** Marks an expired incarnation dead, with its row locked; false when it is not expired (any more). */
    boolean declareDead(OwnerId owner);

    /**
     * Takes a partition whose owner and epoch are still as {@code seen} says, and whose owner is null or dead. Waits for the
     * last commit of the old owner. Empty when somebody else was faster, or the old owner lives.
     */
    Optional<Fence> take(PartitionRecord seen, OwnerId me);

    /** Gives a partition up; does nothing when the epoch is not current. */
    void release(Fence fence, @Nullable OwnerId successor);
}
