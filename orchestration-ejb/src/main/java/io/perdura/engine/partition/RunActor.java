package io.perdura.engine.partition;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.StoredRun;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import io.perdura.engine.run.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workflow id on its owner. One thing at a time happens to it: it is idle, or its {@link RunTask} works on it, or a transition is
 * being committed ({@link Settlement}); what comes meanwhile waits in its {@link Mailbox}. Offering is thread-safe; everything else
 * happens in the one task.
 */
final class RunActor {

    private static final long SMALLEST_BYTES = 1 << 10;
    private static final long SMALL_RUN_BYTES = 8 << 10;

    private final EngineParts engine;
    private final String workflowId;
    private final Fence fence;
    private final Mailbox mailbox;
    private final RunTask task;
    private volatile @Nullable Run run;

    RunActor(EngineParts engine, String workflowId, Fence fence) {
        this.engine = engine;
        this.workflowId = workflowId;
        this.fence = fence;
        this.mailbox = new Mailbox(engine.clock());
        this.task = new RunTask(engine, this, mailbox);
    }

    String workflowId() {
        return workflowId;
    }

    Fence fence() {
        return fence;
    }

    @Nullable
    Run run() {
        return run;
    }

    int failedTasks() {
        return task.backoff().failures();
    }

    // ---- offering; false when the actor is retired, then a new one takes its place

    boolean offer(Message message) {
        return awake(mailbox.put(message));
    }

    boolean offer(StartCommand start) {
        return awake(mailbox.put(start));
    }

    boolean offer(Query query) {
        return awake(mailbox.put(query));
    }

    /** There is something in the inbox. */
    boolean nudge() {
        return awake(mailbox.wantInbox());
    }

    private boolean awake(boolean taken) {
        if (taken) {
            resume();
        }
        return taken;
    }

    /** Works, if there is something to do and nobody does it. */
    void resume() {
        if (mailbox.claim()) {
            engine.tasks().execute(() -> work(null));
        }
    }

    /** Takes a message and does nothing about it yet. */
    boolean put(Message message) {
        return mailbox.put(message);
    }

    /** True when its run is to be read, which the caller does, and nothing happens to it until then; else it works by itself. */
    boolean claimUnread() {
        if (run != null) {
            resume();
            return false;
        }
        return mailbox.claim();
    }

    /** Works with what was read since it was {@linkplain #claimUnread claimed}; null to let it read by itself. */
    void workWith(@Nullable StoredRun read) {
        work(read);
    }

    boolean busy() {
        return mailbox.inUse();
    }

    boolean retired() {
        return mailbox.retired();
    }

    /** A guess at the memory that it takes: threads and objects of a small run, and more with its history. */
    long bytes() {
        Run loaded = run;
        return loaded == null
                ? SMALLEST_BYTES
                : SMALL_RUN_BYTES + 2 * loaded.ledger().bytes();
    }

    // ---- the one task

    private void work(@Nullable StoredRun read) {
        try {
            if (!engine.standing().mayWork(fence)) {
                pause();
                return;
            }
            task.begin();
            boolean again = task.step(read);
            while (again) {
                task.begin();
                again = task.step(null);
            }
        } catch (Throwable e) {
            engine.listener().internalError("working on workflow '" + workflowId + "'; it is tried again", e);
            forgetRun();
            pause();
        }
    }

    /** Waits for the engine's next sweep. */
    void pause() {
        engine.watchdog().unwatch(this);
        mailbox.unclaim();
        engine.actors().stalled(this);
    }

    /** The commit is settled: the next task begins if something waits. */
    void proceed() {
        task.remindUnfinished();
        if (mailbox.rest()) {
            engine.actors().idle(this);
        } else {
            engine.tasks().execute(() -> work(null));
        }
    }

    /** Messages that were read from the inbox, by this task. */
    void acceptInbox(List<InboxMessage> rows) {
        mailbox.accept(rows);
    }

    /** Rows that are gone. */
    void forgetInbox(List<Long> ids) {
        mailbox.forgetRows(ids);
    }

    void keep(@Nullable Run loaded) {
        run = loaded;
    }

    void forgetRun() {
        Run loaded = run;
        run = null;
        if (loaded != null) {
            engine.discard(loaded);
        }
    }

    // ---- conflicts of starts

    /** The conflict of a start is resolved: it takes over the id of a closed run. */
    void replaceClosed(StartCommand start, RunId closed) {
        if (task.create(start, closed)) {
            proceed();
        }
    }

    /** The conflict of a start is resolved, or it must wait behind these. */
    void startAfter(@Nullable StartCommand start, List<Message> first) {
        mailbox.putBack(first);
        if (start != null) {
            task.createAgain(start);
        }
        proceed();
    }

    /** A start is not to be made; the parent that asked for it hears of it from the closed run. */
    void startRefused(Message.@Nullable Said origin) {
        if (origin != null) {
            task.refuseStart(origin);
            mailbox.putBack(List.of(origin));
        }
        proceed();
    }

    /** Puts a message before the others and a start behind them; called by the one task. */
    void before(Message first, StartCommand start) {
        mailbox.putBack(List.of(first));
        task.createAgain(start);
    }

    // ---- the end

    /** Leaves memory, if nothing happens to it and nothing is under way that memory alone knows. */
    boolean retire(long idleSinceNanos) {
        if (!mailbox.retireIdle(idleSinceNanos, this::inFlight)) {
            return false;
        }
        forgetRun();
        return true;
    }

    private boolean inFlight() {
        Run loaded = run;
        return loaded != null && loaded.inFlight();
    }

    /** The partition is lost, or the engine stops: nothing more is done, whoever waits is told so. */
    void abandon(String why) {
        Mailbox.Leftovers left = mailbox.retire();
        Reply.Refusal refusal = new Reply.Refusal(Reply.Reason.UNAVAILABLE, why);
        left.messages().forEach(message -> Refusals.refuse(message, refusal));
        left.starts().forEach(start -> start.refuse(Refusals.exception(refusal, null)));
        left.queries().forEach(query -> query.answer().completeExceptionally(Refusals.exception(refusal, null)));
        forgetRun();
    }

    /** The workflow goes on in another partition: what waits here goes there. */
    void moveTo(PartitionId partition) {
        Mailbox.Leftovers left = mailbox.retire();
        ActorDirectory actors = engine.actors();
        actors.remove(this);
        actors.offer(partition, workflowId, new Message.Tick());
        left.messages().forEach(message -> actors.offer(partition, workflowId, message));
        left.starts().forEach(start -> actors.offer(partition, start));
        left.queries().forEach(query -> actors.offer(partition, workflowId, query));
    }
}
