package io.perdura.engine.partition;

import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.WorkflowAddress;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The workflow ids that are in memory, and how something reaches one. Thread-safe. */
final class ActorDirectory {

    private final EngineParts engine;
    private final Ownership ownership;
    private final Map<String, RunActor> actors = new ConcurrentHashMap<>();
    private final Set<RunActor> stalled = ConcurrentHashMap.newKeySet();
    private final IdleLine<RunActor> idle;

    ActorDirectory(EngineParts engine, Ownership ownership) {
        this.engine = engine;
        this.ownership = ownership;
        this.idle = new IdleLine<>(engine.config().cachedRuns(), engine.config().cachedBytes());
    }

    /** The actor of a workflow id whose partition this node owns; null when it does not. */
    private @Nullable RunActor actor(PartitionId partition, String workflowId) {
        Fence fence = ownership.fence(partition);
        if (fence == null || engine.standing().stopped()) {
            return null;
        }
        return actors.computeIfAbsent(workflowId, id -> new RunActor(engine, id, fence));
    }

    @Nullable
    RunActor existing(String workflowId) {
        return actors.get(workflowId);
    }

    // ---- delivering

    /** Puts a message into a workflow's mailbox; refuses it when this node is not the owner. */
    void deliver(String taskQueue, String workflowId, Message message) {
        offer(ownership.partitionOf(taskQueue, workflowId), workflowId, message);
    }

    boolean offer(PartitionId partition, String workflowId, Message message) {
        while (true) {
            RunActor actor = actor(partition, workflowId);
            if (actor == null) {
                Refusals.refuse(
                        message,
                        new Reply.Refusal(Reply.Reason.UNAVAILABLE, "this node does not own the workflow; try again"));
                return false;
            }
            if (actor.offer(message)) {
                return true;
            }
            remove(actor);
        }
    }

    /** As {@link #offer}; but an actor whose run is to be read first is the answer, and the caller lets it work. */
    @Nullable
    RunActor offerUnread(WorkflowAddress workflow, Message message) {
        while (true) {
            RunActor actor = actor(workflow.partition(), workflow.workflowId());
            if (actor == null) {
                return null;
            }
            if (actor.put(message)) {
                return actor.claimUnread() ? actor : null;
            }
            remove(actor);
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
            remove(actor);
        }
    }

    boolean offer(PartitionId partition, String workflowId, Query query) {
        while (true) {
            RunActor actor = actor(partition, workflowId);
            if (actor == null) {
                return false;
            }
            if (actor.offer(query)) {
                return true;
            }
            remove(actor);
        }
    }

    /** Something was put into the inbox of a workflow: if this node owns it, it looks now. */
    void nudge(@Nullable String taskQueue, String workflowId) {
        RunActor known = actors.get(workflowId);
        if (known != null && known.nudge()) {
            return;
        }
        if (taskQueue == null) {
            engine.sweeper().inboxSoon();
            return;
        }
        RunActor actor = actor(ownership.partitionOf(taskQueue, workflowId), workflowId);
        if (actor != null && !actor.nudge()) {
            remove(actor);
            engine.sweeper().inboxSoon();
        }
    }

    /** A new run stands in the database. */
    void runCreated(CurrentRun run) {
        offer(run.partition(), run.workflowId(), new Message.Tick());
    }

    // ---- leaving memory

    void remove(RunActor actor) {
        actors.remove(actor.workflowId(), actor);
        idle.forget(actor);
    }

    /** An actor has nothing to do: beyond the bound, those leave who had nothing to do for the longest. */
    void idle(RunActor actor) {
        idle.add(actor, actor.bytes());
        if (actor.retired()) {
            idle.forget(actor); // it left in between
        }
        RunActor longest = idle.beyond(actors.size());
        while (longest != null) {
            retire(longest, Long.MAX_VALUE / 2 + engine.clock().nanos());
            longest = idle.beyond(actors.size());
        }
    }

    /** Those to whom nothing happened for a while leave. */
    void evictIdle() {
        long idleSince = engine.clock().nanos() - engine.config().idleEviction().toNanos();
        actors.values().forEach(actor -> retire(actor, idleSince));
    }

    private void retire(RunActor actor, long idleSinceNanos) {
        if (actor.retire(idleSinceNanos)) {
            remove(actor);
        }
    }

    /** An actor could not work: it tries again at the next sweep. */
    void stalled(RunActor actor) {
        stalled.add(actor);
    }

    void resumeStalled() {
        for (RunActor actor : List.copyOf(stalled)) {
            stalled.remove(actor);
            actor.resume();
        }
    }

    /** All that are in memory look whether they have something to do. */
    void tickAll() {
        actors.values().forEach(actor -> actor.offer(new Message.Tick()));
    }

    boolean anyBusy() {
        return actors.values().stream().anyMatch(RunActor::busy);
    }

    void abandonAll(String why) {
        for (RunActor actor : List.copyOf(actors.values())) {
            remove(actor);
            actor.abandon(why);
        }
        stalled.clear();
    }

    /** Another node has taken a partition: everything of it is dropped. */
    void partitionLost(Fence fence) {
        if (fence.equals(ownership.fence(fence.partition()))) {
            ownership.lost(fence.partition());
            engine.listener().leaseLost("partition " + fence.partition() + " has another owner now");
        }
        for (RunActor actor : List.copyOf(actors.values())) {
            if (actor.fence().equals(fence)) {
                remove(actor);
                actor.abandon("its partition moved to another node; try again");
            }
        }
        engine.attempts()
                .forgetThose(attempt -> ownership
                        .partitionOf(attempt.taskQueue(), attempt.workflowId())
                        .equals(fence.partition()));
    }
}
