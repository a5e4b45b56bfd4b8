package io.perdura.engine.partition;

import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.replay.Deployment;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The life of a node's engine: begins, keeps its lease, looks at what is due, stops. Its parts are in {@link EngineParts}. */
final class EngineNode implements Engine {

    private final EngineParts parts;
    private final Standing standing;
    private final Ownership ownership;
    private final EngineClock clock;
    private final EngineListener listener;

    EngineNode(EngineConfig config, Deployment deployment, EnginePorts ports, GatePolicy policy) {
        BatchCodec.requireReadable();
        this.parts = new EngineParts(config, deployment, ports, policy);
        this.standing = parts.standing();
        this.ownership = parts.ownership();
        this.clock = ports.clock();
        this.listener = ports.listener();
    }

    @Override
    public synchronized void start() {
        if (standing.state() != Standing.State.NEW) {
            return;
        }
        parts.gate().rehearse(); // before the lease, which nobody renews meanwhile
        begin();
        standing.become(Standing.State.RUNNING);
        recover(ownership.owned());
    }

    /** Registers this node and takes what is free. */
    private void begin() {
        ownership.register();
        parts.beginLife();
        ownership.takeFree(parts.taskQueues());
        listener.partitionsOwned(ownership.owned().size());
    }

    private void recover(Collection<PartitionId> partitions) {
        parts.sweeper().recover(partitions);
    }

    @Override
    public synchronized void stop(Duration grace) {
        if (standing.stopped() || standing.state() == Standing.State.NEW) {
            standing.become(Standing.State.STOPPED);
            return;
        }
        standing.become(Standing.State.STOPPING);
        parts.attempts().stop();
        long deadline = clock.nanos() + grace.toNanos();
        while (clock.nanos() - deadline < 0
                && (parts.attempts().anyRunning() || parts.actors().anyBusy())) {
            LockSupport.parkNanos(this, Duration.ofMillis(5).toNanos());
        }
        standing.become(Standing.State.STOPPED);
        dropEverything("the server is stopping");
        try {
            ownership.leave();
        } catch (StoreException e) {
            listener.internalError("giving the partitions back; others take them when the lease is over", e);
        }
    }

    private void dropEverything(String why) {
        parts.actors().abandonAll(why);
        parts.committers().forEach(Committer::abandonAll);
        parts.attempts().forgetAll();
        parts.wakeQueue().clear();
        parts.parked().clear();
    }

    @Override
    public synchronized void renewLease() {
        if (!standing.running()) {
            return;
        }
        try {
            boolean held = ownership.renew();
            if (!held || standing.trouble() != null) {
                listener.leaseLost(
                        held ? "renewed after a failure: beginning anew" : "the lease was lost: beginning anew");
                dropEverything("this node lost its lease; try again");
                begin();
                standing.trouble(null);
                recover(ownership.owned());
                return;
            }
            List<Fence> taken = ownership.takeFree(parts.taskQueues());
            if (!taken.isEmpty()) {
                listener.partitionsOwned(ownership.owned().size());
                recover(taken.stream().map(Fence::partition).toList());
            }
        } catch (StoreException e) {
            if (standing.trouble() == null) {
                listener.leaseLost("the lease could not be renewed: " + e.getMessage());
            }
            standing.trouble("the database does not answer: " + e.getMessage());
        }
    }

    @Override
    public void sweep() {
        if (standing.running() || standing.state() == Standing.State.STOPPING) {
            parts.watchdog().look();
            parts.committers().forEach(Committer::wake);
        }
        if (standing.serving()) {
            parts.actors().resumeStalled();
            parts.attempts().line().sweep();
            parts.sweeper().sweep();
            parts.gate().review();
            parts.actors().evictIdle();
            parts.retention().look();
        }
    }

    @Override
    public void wakeUp() {
        if (standing.serving() && parts.sweeper().wakeUp()) {
            parts.committers().forEach(Committer::wake);
        }
    }

    @Override
    public void released() {
        if (standing.serving()) {
            parts.actors().tickAll();
            sweep();
        }
    }

    @Override
    public boolean ready() {
        return standing.ready() && parts.gate().reason().isEmpty();
    }

    @Override
    public String status() {
        return parts.status();
    }

    @Override
    public EngineClient client() {
        return parts.operations();
    }
}
