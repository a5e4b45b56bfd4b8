package io.perdura.engine.partition;

import io.perdura.common.converter.Payload;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import io.perdura.engine.run.Run;
import io.perdura.engine.run.Turn;
import io.perdura.engine.run.TurnRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A workflow id's mailbox on its owner. One thing at a time happens to it: it is idle, or a task works on it, or its transition is
 * being committed; what comes meanwhile waits. Offering is thread-safe; everything else happens in the one task.
 */
final class RunActor {

    /** A task takes at most this many messages. */
    private static final int LARGEST_TURN = 200;

    private static final int GATE_TRIES = 3;

    /** A question to the run's code. */
    record Query(String name, List<Payload> input, CompletableFuture<Payload> answer) {}

    private final EngineNode engine;
    private final String workflowId;
    private final Fence fence;

    // Guarded by this:
    private final Deque<Message> mailbox = new ArrayDeque<>();
    private final Deque<StartCommand> starts = new ArrayDeque<>();
    private final Deque<Query> queries = new ArrayDeque<>();
    private final Set<Long> inboxIds = new HashSet<>();
    private boolean busy;
    private boolean inboxWanted;
    private boolean retired;
    private long lastUsedNanos;

    // Belongs to the one task:
    private volatile @Nullable Run run;
    private @Nullable StartCommand creating;
    private int failedTasks;
    private long codeRunsFromMillis;
    private int gateTries;
    private long taskBeganNanos;

    RunActor(EngineNode engine, String workflowId, Fence fence) {
        this.engine = engine;
        this.workflowId = workflowId;
        this.fence = fence;
        this.lastUsedNanos = engine.clock().nanos();
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
        return failedTasks;
    }

    // ---- offering; false when the actor is retired, then a new one takes its place

    boolean offer(Message message) {
        synchronized (this) {
            if (retired) {
                return false;
            }
            if (message instanceof Message.Said said && said.inboxId() != 0 && !inboxIds.add(said.inboxId())) {
                return true;
            }
            mailbox.add(message);
        }
        awake();
        return true;
    }

    boolean offer(StartCommand start) {
        synchronized (this) {
            if (retired) {
                return false;
            }
            starts.add(start);
        }
        awake();
        return true;
    }

    boolean offer(Query query) {
        synchronized (this) {
            if (retired) {
                return false;
            }
            queries.add(query);
            inboxWanted = true;
        }
        awake();
        return true;
    }

    /** There is something in the inbox. */
    boolean nudge() {
        synchronized (this) {
            if (retired) {
                return false;
            }
            inboxWanted = true;
        }
        awake();
        return true;
    }

    private void awake() {
        synchronized (this) {
            if (busy || retired || !hasWork()) {
                return;
            }
            busy = true;
        }
        engine.tasks().execute(this::work);
    }

    private boolean hasWork() {
        return !mailbox.isEmpty() || !starts.isEmpty() || !queries.isEmpty() || inboxWanted;
    }

    /** Leaves memory, if nothing happens to it and nothing is under way that memory alone knows. */
    boolean retire(long idleSinceNanos) {
        synchronized (this) {
            Run loaded = run;
            if (busy || hasWork() || lastUsedNanos - idleSinceNanos > 0 || (loaded != null && loaded.inFlight())) {
                return false;
            }
            retired = true;
        }
        forgetRun();
        return true;
    }

    /** The partition is lost, or the engine stops: nothing more is done, whoever waits is told so. */
    void abandon(String why) {
        List<Message> undone;
        List<StartCommand> unstarted;
        List<Query> unasked;
        synchronized (this) {
            retired = true;
            undone = List.copyOf(mailbox);
            unstarted = List.copyOf(starts);
            unasked = List.copyOf(queries);
            mailbox.clear();
            starts.clear();
            queries.clear();
        }
        Reply.Refusal refusal = new Reply.Refusal(Reply.Reason.UNAVAILABLE, why);
        undone.forEach(message -> refuse(message, refusal));
        unstarted.forEach(start -> start.receipt().completeExceptionally(Refusals.exception(refusal, null)));
        unasked.forEach(query -> query.answer().completeExceptionally(Refusals.exception(refusal, null)));
        forgetRun();
    }

    private static void refuse(Message message, Reply.Refusal refusal) {
        if (message instanceof Message.Said said) {
            said.reply().settle(refusal);
        } else if (message instanceof Message.Promote promote) {
            promote.reply().settle(refusal);
        }
    }

    private void forgetRun() {
        Run loaded = run;
        run = null;
        if (loaded != null) {
            engine.discard(loaded);
        }
    }

    // ---- the one task

    private void work() {
        try {
            if (!engine.mayWork(fence)) {
                pause();
                return;
            }
            boolean again = true;
            while (again) {
                taskBeganNanos = engine.clock().nanos();
                engine.watch(this);
                again = step();
            }
        } catch (Throwable e) {
            engine.listener().internalError("working on workflow '" + workflowId + "'; it is tried again", e);
            forgetRun();
            pause();
        }
    }

    /** Waits for the engine's next sweep. */
    private void pause() {
        engine.unwatch(this);
        synchronized (this) {
            busy = false;
        }
        engine.stalled(this);
    }

    void resume() {
        awake();
    }

    /** True when another step can follow at once; false when a commit is under way, or there is nothing to do. */
    private boolean step() {
        readInbox();
        List<Message> messages = take();
        try {
            return step(messages);
        } catch (Throwable e) {
            StartCommand start = creating;
            if (start != null) {
                createAgain(start);
            }
            putBackLocal(messages);
            throw e;
        }
    }

    private boolean step(List<Message> messages) {
        if (run == null && (!messages.isEmpty() || asked())) {
            run = engine.load(this);
        }
        Run loaded = run;
        if (loaded == null || loaded.ledger().closed()) {
            StartCommand start = nextStart(messages, loaded);
            if (start != null) {
                putBack(messages.stream()
                        .filter(message -> message != start.origin())
                        .toList());
                forgetRun();
                return create(start, null);
            }
        }
        if (loaded == null) {
            engine.noSuchWorkflow(this, messages);
            answerQueries(null);
            return idle();
        }
        for (StartCommand start : takeStarts()) {
            engine.starts().whileOpen(this, loaded, start);
        }
        if (messages.isEmpty() && (asked() || !loaded.hasUnfinishedTask())) {
            answerQueries(loaded);
            return idle();
        }
        return turn(loaded, messages);
    }

    private synchronized boolean asked() {
        return !queries.isEmpty();
    }

    private boolean mayRunCode() {
        return engine.clock().millis() >= codeRunsFromMillis;
    }

    private void readInbox() {
        synchronized (this) {
            if (!inboxWanted) {
                return;
            }
            inboxWanted = false;
        }
        acceptInbox(engine.inboxOf(this));
    }

    /** Messages that were read from the inbox, by this task. */
    void acceptInbox(List<InboxMessage> rows) {
        synchronized (this) {
            for (InboxMessage row : rows) {
                if (inboxIds.add(row.id())) {
                    mailbox.add(Message.Said.of(row));
                }
            }
        }
    }

    private synchronized List<Message> take() {
        List<Message> taken = new ArrayList<>();
        while (!mailbox.isEmpty() && taken.size() < LARGEST_TURN) {
            taken.add(mailbox.poll());
        }
        return taken;
    }

    private synchronized void putBack(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            mailbox.addFirst(messages.get(i));
        }
    }

    /** As {@link #putBack}, for a turn that was not committed: what came from the inbox is read again. */
    private synchronized void putBackLocal(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof Message.Said said && said.inboxId() != 0) {
                inboxIds.remove(said.inboxId());
            } else {
                mailbox.addFirst(messages.get(i));
            }
        }
        inboxWanted = true;
    }

    private synchronized List<StartCommand> takeStarts() {
        List<StartCommand> all = List.copyOf(starts);
        starts.clear();
        return all;
    }

    /** A start that was called, or one that a parent's message asks for. */
    private @Nullable StartCommand nextStart(List<Message> messages, @Nullable Run closed) {
        synchronized (this) {
            if (!starts.isEmpty()) {
                return starts.poll();
            }
        }
        for (Message message : messages) {
            if (message instanceof Message.Said said
                    && said.body() instanceof MessageBody.Start start
                    && said.runId() != null
                    && (closed == null || !said.runId().equals(closed.runId()))) {
                return StartCommand.ofChild(start.started(), said.runId(), said);
            }
        }
        return null;
    }

    private boolean idle() {
        engine.unwatch(this);
        synchronized (this) {
            lastUsedNanos = engine.clock().nanos();
            if (hasWork()) {
                return true;
            }
            busy = false;
        }
        engine.idle(this);
        return false;
    }

    private void answerQueries(@Nullable Run loaded) {
        List<Query> asked;
        synchronized (this) {
            asked = List.copyOf(queries);
            queries.clear();
        }
        for (Query query : asked) {
            engine.answer(workflowId, loaded, query);
        }
    }

    // ---- turns

    private boolean create(StartCommand start, @Nullable RunId replaces) {
        creating = start;
        Run created = Run.create(
                engine.environment(),
                start.runId(),
                fence,
                new Run.Birth(start.started(), start.started().requestId(), replaces),
                engine.clock().millis());
        run = created;
        failedTasks = 0;
        codeRunsFromMillis = 0;
        List<Message> messages = new ArrayList<>();
        if (start.origin() != null) {
            messages.add(start.origin());
        }
        messages.addAll(take());
        return turn(created, messages);
    }

    private boolean turn(Run loaded, List<Message> messages) {
        long now = engine.clock().millis();
        TurnRules rules = new TurnRules(
                now,
                codeRunsFromMillis,
                now + taskBackoffMillis(failedTasks + 1),
                gateTries < GATE_TRIES,
                failedTasks > 0);
        Run.Outcome outcome = loaded.turn(messages, rules);
        Turn turn = outcome.turn();
        if (turn.closesByCode() && gateTries < GATE_TRIES && signalsWait()) {
            gateTries++;
            undo(loaded, messages, outcome);
            return true;
        }
        if (outcome.failure() != null) {
            taskFailed(outcome, rules.retryAtMillis());
        } else if (failedTasks > 0 && now >= codeRunsFromMillis) {
            failedTasks = 0;
            engine.listener().taskRecovered(workflowId, loaded.runId());
        }
        if (turn.transition() == null) {
            engine.release(this, loaded, turn, List.of());
            if (outcome.failure() != null) {
                forgetRun();
            }
            return idle();
        }
        engine.unwatch(this);
        engine.commit(turn.transition(), new Committer.Settled() {
            @Override
            public void by(CommitResult result) {
                settled(loaded, messages, outcome, result);
            }

            @Override
            public void refused(StoreException why) {
                refusedByDatabase(loaded, messages, outcome, why);
            }
        });
        return false;
    }

    private void createAgain(StartCommand start) {
        creating = null;
        synchronized (this) {
            starts.addFirst(start);
        }
    }

    private synchronized boolean signalsWait() {
        return mailbox.stream()
                .anyMatch(message -> message instanceof Message.Said said && said.body() instanceof MessageBody.Signal);
    }

    /** 1 s, doubled up to a minute: the backoff of a task that fails. */
    private static long taskBackoffMillis(int failures) {
        return Math.min(60_000, 1_000L << Math.min(failures - 1, 6));
    }

    private void taskFailed(Run.Outcome outcome, long retryAtMillis) {
        failedTasks++;
        codeRunsFromMillis = retryAtMillis;
        Run failed = run;
        if (outcome.failure() != null && failed != null) {
            engine.taskFailed(this, failed.runId(), failedTasks, outcome.failure(), retryAtMillis);
        }
    }

    // ---- after a commit, on the committer's thread

    private void settled(Run loaded, List<Message> messages, Run.Outcome outcome, CommitResult result) {
        switch (result.outcome()) {
            case COMMITTED -> committed(loaded, messages, outcome, result);
            case GUARD_LOST -> guardLost(loaded, messages, outcome);
            case GATED -> {
                gateTries++;
                undo(loaded, messages, outcome);
                acceptInbox(result.pending());
                proceed();
            }
            case EPOCH_LOST -> {
                outcome.turn().release();
                putBack(messages);
                engine.partitionLost(fence);
            }
        }
    }

    private void committed(Run loaded, List<Message> messages, Run.Outcome outcome, CommitResult result) {
        Turn turn = outcome.turn();
        loaded.committed(turn);
        synchronized (this) {
            messages.forEach(message -> {
                if (message instanceof Message.Said said) {
                    inboxIds.remove(said.inboxId());
                }
            });
        }
        StartCommand created = creating;
        creating = null;
        if (created != null) {
            created.receipt().complete(new StartReceipt(workflowId, created.runId(), true));
            engine.listener().runStarted(created.started().workflowType());
        }
        engine.release(this, loaded, turn, result.undelivered());
        if (loaded.ledger().closed()) {
            gateTries = 0;
            forgetRun();
        } else if (outcome.failure() != null) {
            forgetRun();
        }
        proceed();
    }

    private void guardLost(Run loaded, List<Message> messages, Run.Outcome outcome) {
        StartCommand start = creating;
        undo(loaded, messages, outcome);
        if (start == null) {
            proceed();
        } else {
            takeBack(start);
            engine.tasks().execute(() -> engine.starts().resolve(this, start));
        }
    }

    private synchronized void takeBack(StartCommand start) {
        starts.remove(start);
    }

    /** Nothing of the turn is written: the run is read again, and the messages wait for it. */
    private void undo(Run loaded, List<Message> messages, Run.Outcome outcome) {
        outcome.turn().release();
        engine.discard(loaded);
        run = null;
        StartCommand start = creating;
        if (start == null) {
            putBackLocal(messages);
        } else {
            putBackLocal(messages.stream()
                    .filter(message -> message != start.origin())
                    .toList());
            createAgain(start);
        }
    }

    private void refusedByDatabase(Run loaded, List<Message> messages, Run.Outcome outcome, StoreException why) {
        engine.listener().internalError("the database refuses a transition of workflow '" + workflowId + "'", why);
        outcome.turn().release();
        engine.discard(loaded);
        run = null;
        StartCommand start = creating;
        creating = null;
        if (start != null) {
            start.receipt()
                    .completeExceptionally(new EngineException(
                            EngineException.Code.INVALID_ARGUMENT,
                            "the database refuses to store workflow '" + workflowId + "': " + why.getMessage()));
            proceed();
            return;
        }
        // The inputs alone come next: without what the code asked for.
        failedTasks++;
        codeRunsFromMillis = engine.clock().millis() + taskBackoffMillis(failedTasks);
        putBackLocal(messages);
        engine.lookAt(this, codeRunsFromMillis);
        proceed();
    }

    /** The task is over: the next one begins if something waits. */
    private void proceed() {
        boolean more;
        synchronized (this) {
            lastUsedNanos = engine.clock().nanos();
            Run loaded = run;
            boolean unfinished = loaded != null
                    && loaded.hasUnfinishedTask()
                    && mayRunCode()
                    && failedTasks == 0
                    && engine.deployed(loaded);
            if (unfinished && mailbox.isEmpty()) {
                mailbox.add(new Message.Tick());
            }
            more = hasWork();
            busy = more;
        }
        if (more) {
            engine.tasks().execute(this::work);
        }
    }

    /** The conflict of a start is resolved: it takes over the id of a closed run. */
    void replaceClosed(StartCommand start, RunId closed) {
        if (!create(start, closed)) {
            return;
        }
        proceed();
    }

    /** The conflict of a start is resolved, or it must wait behind these. */
    void startAfter(@Nullable StartCommand start, List<Message> first) {
        putBack(first);
        if (start != null) {
            createAgain(start);
        }
        proceed();
    }

    /** Puts a message before the others and a start behind them; called by the one task. */
    void before(Message first, StartCommand start) {
        putBack(List.of(first));
        createAgain(start);
    }

    /** The workflow goes on in another partition: what waits here goes there. */
    void moveTo(PartitionId partition) {
        List<Message> left;
        List<StartCommand> leftStarts;
        List<Query> leftQueries;
        synchronized (this) {
            retired = true;
            left = List.copyOf(mailbox);
            leftStarts = List.copyOf(starts);
            leftQueries = List.copyOf(queries);
            mailbox.clear();
            starts.clear();
            queries.clear();
            inboxWanted = false;
        }
        engine.remove(this);
        engine.offer(partition, workflowId, new Message.Tick());
        left.forEach(message -> engine.offer(partition, workflowId, message));
        leftStarts.forEach(start -> engine.offer(partition, start));
        leftQueries.forEach(query -> engine.offer(partition, workflowId, query));
    }

    synchronized boolean busy() {
        return busy || hasWork();
    }

    /** Rows that are gone. */
    synchronized void forgetInbox(List<Long> ids) {
        ids.forEach(inboxIds::remove);
    }

    // ---- the watchdog

    long taskBeganNanos() {
        return taskBeganNanos;
    }
}
