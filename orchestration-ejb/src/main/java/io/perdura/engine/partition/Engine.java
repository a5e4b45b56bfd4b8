package io.perdura.engine.partition;

import io.perdura.engine.replay.Deployment;
import java.time.Duration;

/**
 * The engine of one node.
 *
 * <p>Its host calls {@link #start}, then {@link #renewLease} every third of the lease, {@link #sweep} every second or so and
 * {@link #wakeUp} when the alarm of the {@code WakeUp} port rings; {@link #stop} at the end. All of them may be called from
 * any thread and never overlap with themselves.
 */
public interface Engine {

    static Engine create(EngineConfig config, Deployment deployment, EnginePorts ports) {
        return create(config, deployment, ports, GatePolicy.OFF);
    }

    /** As above, with a rehearsal of open histories before anything is served. */
    static Engine create(EngineConfig config, Deployment deployment, EnginePorts ports, GatePolicy gate) {
        return new EngineNode(config, deployment, ports, gate);
    }

    /** Registers the node, takes its partitions and recovers what is due. Returns when the engine takes work. */
    void start();

    /** Takes no new work, lets running tasks finish within {@code grace}, hands the rest back. Idempotent. */
    void stop(Duration grace);

    /** Renews the node's lease; notices when it is lost, drops everything in memory then and registers anew. */
    void renewLease();

    /** Reads what other nodes and transactions left: inbox, due runs, due activities; evicts idle runs. */
    void sweep();

    /** Looks at what has come due. */
    void wakeUp();

    /** The deployment does not hold back any more what it {@linkplain io.perdura.engine.replay.Deployment#holds held}: its runs go on. */
    void released();

    /** True when the engine takes work: its lease is valid, the database answered last time, no workflow type is held back. */
    boolean ready();

    /** Why it is not ready, or what it serves, for people. */
    String status();

    EngineClient client();
}
