package io.perdura.engine.memory;

import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.LeaseStore;
import io.perdura.engine.port.OwnerId;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.PartitionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nodes and partitions in memory. */
final class MemoryLeases implements LeaseStore {

    private final Tables tables;
    private final EngineClock clock;

    MemoryLeases(Tables tables, EngineClock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public OwnerId register(String node, Duration ttl) {
        synchronized (tables) {
            Tables.Node before = tables.nodes.get(node);
            long incarnation = before == null ? 1 : before.incarnation() + 1;
            tables.nodes.put(node, new Tables.Node(incarnation, clock.now().plus(ttl), false));
            return new OwnerId(node, incarnation);
        }
    }

    @Override
    public boolean renew(OwnerId owner, Duration ttl) {
        synchronized (tables) {
            if (dead(owner)) {
                return false;
            }
            tables.nodes.put(
                    owner.node(),
                    new Tables.Node(owner.incarnation(), clock.now().plus(ttl), false));
            return true;
        }
    }

    @Override
    public void leave(OwnerId owner) {
        synchronized (tables) {
            for (PartitionRecord partition : partitions()) {
                if (owner.equals(partition.owner())) {
                    own(partition.id(), null, partition.epoch() + 1);
                }
            }
            bury(owner);
        }
    }

    @Override
    public int ensurePartitions(String taskQueue, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "task queue '" + taskQueue + "' needs at least one partition, but was asked for " + count);
        }
        synchronized (tables) {
            int present = tables.partitionCount(taskQueue);
            if (present > 0) {
                return present;
            }
            for (int number = 0; number < count; number++) {
                own(new PartitionId(taskQueue, number), null, 0);
            }
            return count;
        }
    }

    @Override
    public int partitionCount(String taskQueue) {
        synchronized (tables) {
            return tables.partitionCount(taskQueue);
        }
    }

    @Override
    public List<PartitionRecord> partitions() {
        synchronized (tables) {
            return List.copyOf(tables.partitions.values());
        }
    }

    @Override
    public List<OwnerId> expired() {
        synchronized (tables) {
            Instant now = clock.now();
            List<OwnerId> expired = new ArrayList<>();
            tables.nodes.forEach((name, node) -> {
                if (!node.dead() && node.expiresAt().isBefore(now)) {
                    expired.add(new OwnerId(name, node.incarnation()));
                }
            });
            return expired;
        }
    }

    @Override
    public boolean declareDead(OwnerId owner) {
        synchronized (tables) {
            return expired().contains(owner) && bury(owner);
        }
    }

    @Override
    public Optional<Fence> take(PartitionRecord seen, OwnerId me) {
        synchronized (tables) {
            PartitionRecord now = tables.partitions.get(seen.id());
            OwnerId owner = seen.owner();
            if (!seen.equals(now) || (owner != null && !dead(owner)) || dead(me)) {
                return Optional.empty();
            }
            own(seen.id(), me, seen.epoch() + 1);
            return Optional.of(new Fence(seen.id(), seen.epoch() + 1));
        }
    }

    @Override
    public void release(Fence fence, @Nullable OwnerId successor) {
        synchronized (tables) {
            if (tables.holds(fence)) {
                own(fence.partition(), successor, fence.epoch() + 1);
            }
        }
    }

    private void own(PartitionId id, @Nullable OwnerId owner, long epoch) {
        tables.partitions.put(id, new PartitionRecord(id, owner, epoch));
    }

    private boolean dead(OwnerId owner) {
        return !tables.alive(owner);
    }

    private boolean bury(OwnerId owner) {
        if (dead(owner)) {
            return false;
        }
        tables.nodes.computeIfPresent(
                owner.node(), (name, node) -> new Tables.Node(node.incarnation(), node.expiresAt(), true));
        return true;
    }
}
