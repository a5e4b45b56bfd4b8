package io.perdura.engine.partition;

import io.perdura.common.converter.Payload;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.Transition;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import io.perdura.engine.run.Run;
import io.perdura.engine.run.RunEnvironment;
import io.perdura.engine.run.TaskFailure;
import io.perdura.engine.run.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The engine of one node, put together: the life cycle, and the actors of the workflow ids that are in memory. */
final class EngineNode implements Engine {

    private enum State {
        NEW,
        RUNNING,
        STOPPING,
        STOPPED
    }

    private final EngineConfig config;
    private final Deployment deployment;
    private final EnginePorts ports;
    private final Ownership ownership;
    private final List<Committer> committers = new ArrayList<>();
    private final Map<String, RunActor> actors = new ConcurrentHashMap<>();
    private final Set<RunActor> stalled = ConcurrentHashMap.newKeySet();
    private final LocalAttempts attempts;
    private final WakeQueue wakeQueue;
    private final Waiters waiters = new Waiters();
    private final Watchdog watchdog;
    private final Starts starts;
    private final Loader loader;
    private final Releases releases;
    private final Sweeper sweeper;
    private final EngineOperations operations;
    private volatile State state = State.NEW;
    private volatile @Nullable RunEnvironment environment;
    private volatile @Nullable String trouble;

    EngineNode(EngineConfig config, Deployment deployment, EnginePorts ports) {
        this.config = config;
        this.deployment = deployment;
        this.ports = ports;
        this.ownership = new Ownership(ports.leases(), ports.clock(), config);
        this.attempts = new LocalAttempts(ports.invoker(), ports.slots());
        this.wakeQueue = new WakeQueue(ports.wakeUp());
        this.watchdog = new Watchdog(ports.clock(), ports.listener(), config);
        this.starts = new Starts(ports.runs());
        this.loader = new Loader(this, ports.runs());
        this.releases = new Releases(this, waiters);
        this.sweeper = new Sweeper(this, ports.runs(), wakeQueue, waiters);
        this.operations = new EngineOperations(this, waiters);
        for (int i = 0; i < config.committers(); i++) {
            committers.add(new Committer(ports, wakeQueue::lookAtCommitters));
        }
        ports.slots().onFree(() -> wakeQueue.lookAtActivities(ports.clock().millis()));
    }

    // ---- life cycle

    @Override
    public synchronized void start() {
        if (state != State.NEW) {
            return;
        }
        begin();
        state = State.RUNNING;
        recover(ownership.owned());
    }

    /** Registers this node and takes what is free. */
    private void begin() {
        ownership.register();
        environment = new RunEnvironment(
                config.namespace(),
                ownership.me(),
                deployment,
                attempts,
                ownership::partitionOf,
                ports.threads().coroutines(),
                new RunEnvironment.RunLimits(
                        config.payloadLimit(),
                        config.historyEventLimit(),
                        config.historyByteLimit(),
                        config.pendingLimit(),
                        config.signalLimit(),
                        config.idLimit(),
                        config.taskTimeout()));
        ownership.takeFree(taskQueues());
        ports.listener().partitionsOwned(ownership.owned().size());
    }

    private List<String> taskQueues() {
        return deployment.workflows().stream()
                .map(WorkflowDefinition::taskQueue)
                .distinct()
                .toList();
    }

    private void recover(Collection<PartitionId> partitions) {
        sweeper.recover(partitions);
    }

    @Override
    public synchronized void stop(Duration grace) {
        if (state == State.STOPPED || state == State.NEW) {
            state = State.STOPPED;
            return;
        }
        state = State.STOPPING;
        attempts.stop();
        long deadline = ports.clock().nanos() + grace.toNanos();
        while (ports.clock().nanos() - deadline < 0 && (attempts.anyRunning() || anyBusy())) {
            LockSupport.parkNanos(this, Duration.ofMillis(5).toNanos());
        }
        state = State.STOPPED;
        dropEverything("the server is stopping");
        try {
            ownership.leave();
        } catch (StoreException e) {
            ports.listener().internalError("giving the partitions back; others take them when the lease is over", e);
        }
    }

    private boolean anyBusy() {
        return actors.values().stream().anyMatch(RunActor::busy);
    }

    private void dropEverything(String why) {
        for (RunActor actor : List.copyOf(actors.values())) {
            actors.remove(actor.workflowId(), actor);
            actor.abandon(why);
        }
        committers.forEach(Committer::abandonAll);
        attempts.forgetAll();
        wakeQueue.clear();
        stalled.clear();
    }

    @Override
    public synchronized void renewLease() {
        if (state != State.RUNNING) {
            return;
        }
        try {
            boolean held = ownership.renew();
            if (!held || trouble != null) {
                ports.listener()
                        .leaseLost(
                                held
                                        ? "renewed after a failure: beginning anew"
                                        : "the lease was lost: beginning anew");
                dropEverything("this node lost its lease; try again");
                begin();
                trouble = null;
                recover(ownership.owned());
                return;
            }
            List<Fence> taken = ownership.takeFree(taskQueues());
            if (!taken.isEmpty()) {
                ports.listener().partitionsOwned(ownership.owned().size());
                recover(taken.stream().map(Fence::partition).toList());
            }
        } catch (StoreException e) {
            if (trouble == null) {
                ports.listener().leaseLost("the lease could not be renewed: " + e.getMessage());
            }
            trouble = "the database does not answer: " + e.getMessage();
        }
    }

    @Override
    public void sweep() {
        if (state == State.RUNNING || state == State.STOPPING) {
            watchdog.look();
            committers.forEach(Committer::wake);
        }
        if (state == State.RUNNING && ownership.valid()) {
            resumeStalled();
            sweeper.sweep();
            evict();
        }
    }

    private void resumeStalled() {
        for (RunActor actor : List.copyOf(stalled)) {
            stalled.remove(actor);
            actor.resume();
        }
    }

    private void evict() {
        long idleSince = ports.clock().nanos() - config.idleEviction().toNanos();
        actors.values().forEach(actor -> retire(actor, idleSince));
    }

    private void retire(RunActor actor, long idleSinceNanos) {
        if (actor.retire(idleSinceNanos)) {
            actors.remove(actor.workflowId(), actor);
        }
    }

    @Override
    public void wakeUp() {
        if (state == State.RUNNING && ownership.valid()) {
            if (sweeper.wakeUp()) {
                committers.forEach(Committer::wake);
            }
        }
    }

    @Override
    public boolean ready() {
        return state == State.RUNNING && ownership.valid() && trouble == null;
    }

    @Override
    public String status() {
        String why = trouble;
        return state == State.RUNNING && why == null
                ? "serving " + ownership.owned().size() + " partitions of " + taskQueues() + " as " + ownership.me()
                : state + (why == null ? "" : ": " + why);
    }

    @Override
    public EngineClient client() {
        return operations;
    }

    // ---- for the parts

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

    LocalAttempts attempts() {
        return attempts;
    }

    WakeQueue wakeQueue() {
        return wakeQueue;
    }

    Starts starts() {
        return starts;
    }

    Loader loader() {
        return loader;
    }

    EngineOperations operations() {
        return operations;
    }

    RunEnvironment environment() {
        return Objects.requireNonNull(environment, "the engine has not started");
    }

    boolean serving() {
        return state == State.RUNNING && ownership.valid();
    }

    boolean databaseInTrouble() {
        return trouble != null || committers.stream().anyMatch(Committer::failing);
    }

    /** Whether work may be begun under this fence. */
    boolean mayWork(Fence fence) {
        return (state == State.RUNNING || state == State.STOPPING)
                && ownership.valid()
                && fence.equals(ownership.fence(fence.partition()));
    }

    boolean deployed(Run run) {
        return deployment.workflow(run.ledger().started().workflowType()).isPresent();
    }

    // ---- actors

    /** The actor of a workflow id whose partition this node owns; null when it does not. */
    @Nullable
    RunActor actor(PartitionId partition, String workflowId) {
        Fence fence = ownership.fence(partition);
        if (fence == null || state == State.STOPPED) {
            return null;
        }
        return actors.computeIfAbsent(workflowId, id -> new RunActor(this, id, fence));
    }

    @Nullable
    RunActor existing(String workflowId) {
        return actors.get(workflowId);
    }

    /** Puts a message into a workflow's mailbox; refuses it when this node is not the owner. */
    void deliver(String taskQueue, String workflowId, Message message) {
        offer(ownership.partitionOf(taskQueue, workflowId), workflowId, message);
    }

    boolean offer(PartitionId partition, String workflowId, Message message) {
        while (true) {
            RunActor actor = actor(partition, workflowId);
            if (actor == null) {
                refuse(message);
                return false;
            }
            if (actor.offer(message)) {
                return true;
            }
            actors.remove(workflowId, actor);
        }
    }

    private static void refuse(Message message) {
        Reply.Refusal refusal =
                new Reply.Refusal(Reply.Reason.UNAVAILABLE, "this node does not own the workflow; try again");
        if (message instanceof Message.Said said) {
            said.reply().settle(refusal);
        } else if (message instanceof Message.Promote promote) {
            promote.reply().settle(refusal);
        }
    }

    boolean offer(PartitionId partition, StartCommand start) {
        while (true) {
            RunActor actor = actor(partition, start.started().workflowId());
            if (actor == null) {
                return false;
            }
            if (actor.offer(start)) {
                return true;
            }
            actors.remove(actor.workflowId(), actor);
        }
    }

    boolean offer(PartitionId partition, String workflowId, RunActor.Query query) {
        while (true) {
            RunActor actor = actor(partition, workflowId);
            if (actor == null) {
                return false;
            }
            if (actor.offer(query)) {
                return true;
            }
            actors.remove(workflowId, actor);
        }
    }

    /** Something was put into the inbox of a workflow: if this node owns it, it looks now. */
    void nudge(@Nullable String taskQueue, String workflowId) {
        RunActor known = actors.get(workflowId);
        if (known != null && known.nudge()) {
            return;
        }
        if (taskQueue == null) {
            sweeper.inboxSoon();
            return;
        }
        RunActor actor = actor(ownership.partitionOf(taskQueue, workflowId), workflowId);
        if (actor != null && !actor.nudge()) {
            actors.remove(workflowId, actor);
            sweeper.inboxSoon();
        }
    }

    /** A new run stands in the database. */
    void runCreated(CurrentRun run) {
        offer(run.partition(), run.workflowId(), new Message.Tick());
    }

    // ---- for the actors

    @Nullable
    Run load(RunActor actor) {
        return loader.load(actor);
    }

    List<InboxMessage> inboxOf(RunActor actor) {
        return loader.inboxOf(actor);
    }

    void release(RunActor actor, Run run, Turn turn, List<OutboundMessage> undelivered) {
        releases.release(actor, run, turn, undelivered);
    }

    void noSuchWorkflow(RunActor actor, List<Message> messages) {
        releases.noSuchWorkflow(actor, messages);
    }

    void answer(String workflowId, @Nullable Run run, RunActor.Query query) {
        operations.answer(workflowId, run, query);
    }

    /** A heartbeat of an attempt that has a row; false when the attempt is over. */
    boolean writeHeartbeat(ActivityKey key, LocalAttempt attempt, List<Payload> details, long nowMillis) {
        return ports.activities()
                .heartbeat(
                        key,
                        attempt.number(),
                        details,
                        Instant.ofEpochMilli(nowMillis),
                        HeartbeatDeadline.of(
                                attempt.scheduled(), attempt.scheduledAt(), attempt.startedAt(), nowMillis));
    }

    boolean reportInTransaction(ActivityKey key, int attempt, OutboundMessage report) {
        return ports.activities().report(key, attempt, report);
    }

    void remove(RunActor actor) {
        actors.remove(actor.workflowId(), actor);
    }

    void idle(RunActor actor) {
        if (actors.size() > config.cachedRuns()) {
            retire(actor, Long.MAX_VALUE / 2 + clock().nanos());
        }
    }

    void stalled(RunActor actor) {
        stalled.add(actor);
    }

    void watch(RunActor actor) {
        watchdog.watch(actor);
    }

    void unwatch(RunActor actor) {
        watchdog.unwatch(actor);
    }

    /** Unwinds a run's coroutines, on a thread where that may take its time. */
    void discard(Run run) {
        tasks().execute(() -> watchdog.discard(run));
    }

    void commit(Transition transition, Committer.Settled settled) {
        int number = Math.floorMod(transition.fence().partition().hashCode(), committers.size());
        committers.get(number).submit(new Committer.Pending(transition, settled));
    }

    void lookAt(RunActor actor, long atMillis) {
        wakeQueue.look(actor.fence().partition(), actor.workflowId(), atMillis);
    }

    void taskFailed(RunActor actor, RunId runId, int attempt, TaskFailure failure, long retryAtMillis) {
        lookAt(actor, retryAtMillis);
        listener()
                .taskFailed(
                        actor.workflowId(),
                        runId,
                        attempt,
                        failure.diverged(),
                        failure.what(),
                        Duration.ofMillis(retryAtMillis - clock().millis()));
    }

    /** Another node has taken a partition: everything of it is dropped. */
    void partitionLost(Fence fence) {
        if (fence.equals(ownership.fence(fence.partition()))) {
            ownership.lost(fence.partition());
            listener().leaseLost("partition " + fence.partition() + " has another owner now");
        }
        for (RunActor actor : List.copyOf(actors.values())) {
            if (actor.fence().equals(fence)) {
                actors.remove(actor.workflowId(), actor);
                actor.abandon("its partition moved to another node; try again");
            }
        }
    }
}
