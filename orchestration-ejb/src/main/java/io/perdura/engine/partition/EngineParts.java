package io.perdura.engine.partition;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.Transition;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Run;
import io.perdura.engine.run.RunEnvironment;
import io.perdura.engine.run.TaskFailure;
import io.perdura.engine.run.VisibilityRules;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The parts of a node's engine, wired: each finds the others here. */
final class EngineParts {

    private static final int SMALLEST_BACKLOG = 200;

    private final EngineConfig config;
    private final Deployment deployment;
    private final EnginePorts ports;
    private final Ownership ownership;
    private final Standing standing;
    private final Parked parked = new Parked();
    private final ReplayGate gate;
    private final Deployment served;
    private final ActorDirectory actors;
    private final List<Committer> committers;
    private final LocalAttempts attempts;
    private final WakeQueue wakeQueue;
    private final Watchdog watchdog;
    private final Starts starts;
    private final Loader loader;
    private final Releases releases;
    private final RecentResults recentResults = new RecentResults();
    private final UnreadableMessages unreadable;
    private final DueRuns dueRuns;
    private final Sweeper sweeper;
    private final EngineOperations operations;
    private final AttributeTypes attributeTypes;
    private final Retention retention;
    private volatile @Nullable RunEnvironment environment;

    EngineParts(EngineConfig config, Deployment deployment, EnginePorts ports, GatePolicy policy) {
        Waiters waiters = new Waiters();
        UpdateWaiters updateWaiters = new UpdateWaiters();
        this.config = config;
        this.deployment = new SystemCode(deployment);
        this.ports = ports;
        this.ownership = new Ownership(ports.leases(), ports.clock(), config);
        this.standing = new Standing(ownership);
        this.gate = new ReplayGate(this, policy);
        this.served = new GatedDeployment(this.deployment, gate);
        this.actors = new ActorDirectory(this, ownership);
        this.attempts =
                new LocalAttempts(new SystemActivities(this, ports.invoker()), ports.slots(), ports.clock(), this::due);
        this.wakeQueue = new WakeQueue(ports.wakeUp());
        this.watchdog = new Watchdog(ports.clock(), ports.listener(), config);
        this.starts = new Starts(ports.runs());
        this.loader = new Loader(this, ports.runs());
        this.releases = new Releases(this, waiters, updateWaiters);
        this.unreadable = new UnreadableMessages(ports.listener());
        this.dueRuns = new DueRuns(this);
        this.sweeper = new Sweeper(this, ports.runs(), wakeQueue, waiters);
        this.operations = new EngineOperations(this, waiters, updateWaiters);
        this.retention = new Retention(this);
        this.attributeTypes = new AttributeTypes(ports.runs(), ports.clients());
        this.committers = IntStream.range(0, config.committers())
                .mapToObj(number -> new Committer(ports, wakeQueue::lookAtCommitters))
                .toList();
    }

    EngineConfig config() {
        return config;
    }

    EnginePorts ports() {
        return ports;
    }

    EngineClock clock() {
        return ports.clock();
    }

    EngineListener listener() {
        return ports.listener();
    }

    Executor tasks() {
        return ports.threads().tasks();
    }

    Deployment deployment() {
        return deployment;
    }

    Ownership ownership() {
        return ownership;
    }

    Standing standing() {
        return standing;
    }

    Parked parked() {
        return parked;
    }

    ReplayGate gate() {
        return gate;
    }

    ActorDirectory actors() {
        return actors;
    }

    List<Committer> committers() {
        return committers;
    }

    LocalAttempts attempts() {
        return attempts;
    }

    WakeQueue wakeQueue() {
        return wakeQueue;
    }

    Watchdog watchdog() {
        return watchdog;
    }

    Starts starts() {
        return starts;
    }

    Loader loader() {
        return loader;
    }

    Releases releases() {
        return releases;
    }

    RecentResults recentResults() {
        return recentResults;
    }

    UnreadableMessages unreadable() {
        return unreadable;
    }

    DueRuns dueRuns() {
        return dueRuns;
    }

    Sweeper sweeper() {
        return sweeper;
    }

    Retention retention() {
        return retention;
    }

    AttributeTypes attributeTypes() {
        return attributeTypes;
    }

    EngineOperations operations() {
        return operations;
    }

    /** What all runs share in this life of this node. */
    RunEnvironment environment() {
        return Objects.requireNonNull(environment, "the engine has not started");
    }

    /** The node is registered: runs belong to this life of it from now on. */
    void beginLife() {
        environment = new RunEnvironment(
                config.namespace(),
                ownership.me(),
                served,
                attempts,
                ownership::partitionOf,
                ports.threads().coroutines(),
                ports.threads().platformCoroutines(),
                new RunEnvironment.RunLimits(
                        config.payloadLimit(),
                        config.historyEventLimit(),
                        config.historyByteLimit(),
                        config.pendingLimit(),
                        config.signalLimit(),
                        config.updatesInFlightLimit(),
                        config.updateLimit(),
                        config.idLimit(),
                        config.taskTimeout(),
                        config.warnings()),
                new VisibilityRules(config.visibility(), attributeTypes),
                (runId, workflow, fence) -> new LocalWork(this, runId, workflow, fence));
    }

    List<String> taskQueues() {
        return deployment.workflows().stream()
                .map(WorkflowDefinition::taskQueue)
                .distinct()
                .toList();
    }

    /** What the engine does, or why not, for people. */
    String status() {
        String why = standing.trouble();
        Optional<String> held = gate.reason();
        if (standing.running() && why == null && held.isPresent()) {
            return held.get();
        }
        return standing.running() && why == null
                ? "serving " + deployment.workflows().size() + " workflow types of application '" + config.namespace()
                        + "' in " + ownership.owned().size() + " partitions of " + taskQueues() + " as "
                        + ownership.me()
                : standing.state() + (why == null ? "" : ": " + why);
    }

    boolean replaysAlways() {
        return served.replaysAlways();
    }

    boolean deployed(Run run) {
        return served.workflow(run.ledger().started().workflowType()).isPresent();
    }

    boolean databaseInTrouble() {
        return standing.trouble() != null || committers.stream().anyMatch(Committer::failing);
    }

    /** Whether more transitions wait for the database than this node takes: each holds a run in memory. */
    boolean overloaded() {
        return committers.stream().mapToInt(Committer::backlog).sum() > backlogLimit();
    }

    int backlogLimit() {
        return Math.max(SMALLEST_BACKLOG, config.cachedRuns());
    }

    // ---- what the tasks of runs ask for

    /** A partition belongs to one committer. */
    void commit(Transition transition, Committer.Settled settled) {
        int number = Math.floorMod(transition.fence().partition().hashCode(), committers.size());
        committers.get(number).submit(new PendingCommit(transition, settled));
    }

    /** An activity's row is due: whether there is a slot for it, its run finds out. */
    void due(ActivityRow row) {
        actors.offer(row.partition(), row.workflowId(), new Message.ActivityDue(row));
    }

    /** Unwinds a run's coroutines, on a thread where that may take its time. */
    void discard(Run run) {
        tasks().execute(() -> watchdog.discard(run));
    }

    void lookAt(RunActor actor, long atMillis) {
        wakeQueue.look(actor.fence().partition(), actor.workflowId(), atMillis);
    }

    void taskFailed(RunActor actor, RunId runId, int attempt, TaskFailure failure, long retryAtMillis) {
        if (!failure.diverged()) {
            lookAt(actor, retryAtMillis);
        }
        listener()
                .taskFailed(
                        actor.workflowId(),
                        runId,
                        attempt,
                        failure.diverged(),
                        failure.what(),
                        failure.diverged() ? Duration.ZERO : Duration.ofMillis(retryAtMillis - clock().millis()));
    }
}
