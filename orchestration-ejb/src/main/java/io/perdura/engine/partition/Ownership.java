package io.perdura.engine.partition;

import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.LeaseStore;
import io.perdura.engine.port.OwnerId;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.PartitionRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions this node may write to, and until when it may believe so. The lease is measured by a clock that never goes
 * back, from before its renewal was sent: past it nothing is started. Thread-safe.
 */
final class Ownership {

    private final LeaseStore leases;
    private final EngineClock clock;
    private final String node;
    private final Duration lease;
    private final int partitionsOfNewQueue;
    private final Map<PartitionId, Fence> fences = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private volatile @Nullable OwnerId me;
    private volatile long validUntilNanos;

    Ownership(LeaseStore leases, EngineClock clock, EngineConfig config) {
        this.leases = leases;
        this.clock = clock;
        this.node = config.node();
        this.lease = config.leaseDuration();
        this.partitionsOfNewQueue = config.partitions();
    }

    /** This life of this node; only after {@link #register}. */
    OwnerId me() {
        OwnerId known = me;
        if (known == null) {
            throw new IllegalStateException("the node '" + node + "' is not registered");
        }
        return known;
    }

    /** Begins a new life: nothing of an older one counts any more. */
    OwnerId register() {
        long before = clock.nanos();
        fences.clear();
        OwnerId registered = leases.register(node, lease);
        me = registered;
        validUntilNanos = before + lease.toNanos();
        return registered;
    }

    /** Extends the lease; false when it is lost for good. */
    boolean renew() {
        long before = clock.nanos();
        if (!leases.renew(me(), lease)) {
            return false;
        }
        validUntilNanos = before + lease.toNanos();
        return true;
    }

    /** Whether the lease still holds, by this node's own measure. */
    boolean valid() {
        return me != null && clock.nanos() - validUntilNanos < 0;
    }

    /** Takes every partition that nobody living owns; the answer is what was taken now. */
    List<Fence> takeFree(Collection<String> taskQueues) {
        taskQueues.forEach(this::partitionCount);
        for (OwnerId dead : leases.expired()) {
            if (!dead.equals(me)) {
                leases.declareDead(dead);
            }
        }
        List<Fence> taken = new ArrayList<>();
        for (PartitionRecord partition : leases.partitions()) {
            if (!fences.containsKey(partition.id())) {
                Optional<Fence> fence = leases.take(partition, me());
                fence.ifPresent(taken::add);
            }
        }
        taken.forEach(fence -> fences.put(fence.partition(), fence));
        return taken;
    }

    /** How many partitions a queue has; a new queue gets them now. */
    int partitionCount(String taskQueue) {
        return counts.computeIfAbsent(taskQueue, queue -> leases.ensurePartitions(queue, partitionsOfNewQueue));
    }

    PartitionId partitionOf(String taskQueue, String workflowId) {
        return PartitionId.of(taskQueue, workflowId, partitionCount(taskQueue));
    }

    @Nullable
    Fence fence(PartitionId partition) {
        return fences.get(partition);
    }

    Set<PartitionId> owned() {
        return Set.copyOf(fences.keySet());
    }

    void lost(PartitionId partition) {
        fences.remove(partition);
    }

    void leave() {
        fences.clear();
        OwnerId known = me;
        if (known != null) {
            leases.leave(known);
        }
    }
}
