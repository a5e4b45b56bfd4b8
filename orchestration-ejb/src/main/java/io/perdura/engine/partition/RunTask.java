package io.perdura.engine.partition;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.StoredRun;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import io.perdura.engine.run.ResetPlan;
import io.perdura.engine.run.Run;
import io.perdura.engine.run.TaskFailure;
import io.perdura.engine.run.Turn;
import io.perdura.engine.run.TurnRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done with the mail of a workflow id: loads its run or creates it, lets it take a turn, and sends the transition to be
 * committed. One thread at a time; from the sending to the settlement it belongs to the committer's thread.
 */
final class RunTask {

    /** A task takes at most this many messages. */
    private static final int LARGEST_TURN = 200;

    /** Unless the first of them alone brings more. */
    private static final long LARGEST_TURN_BYTES = 1 << 20;

    private static final int GATE_TRIES = 3;

    private static final int GUARD_TRIES = 2;

    /** How often it is looked whether code may run that costs a thread each time. */
    private static final long BARRED_MILLIS = 60_000;

    private final EngineParts engine;
    private final RunActor actor;
    private final Mailbox mailbox;
    private final TaskBackoff backoff = new TaskBackoff();
    private final Blockage blockage;
    private @Nullable StartCommand creating;
    /** Messages of parents whose children are not to be made; the closed run tells them. */
    private final Set<String> refusedStarts = new HashSet<>();

    private int gateTries;
    private int guardsLost;

    RunTask(EngineParts engine, RunActor actor, Mailbox mailbox) {
        this.engine = engine;
        this.actor = actor;
        this.mailbox = mailbox;
        this.blockage = new Blockage(engine, actor, mailbox, backoff);
    }

    TaskBackoff backoff() {
        return backoff;
    }

    void begin() {
        engine.watchdog().watch(actor);
    }

    /** True when another step can follow at once; false when a commit is under way, or there is nothing to do. */
    boolean step(@Nullable StoredRun read) {
        if (mailbox.takeInboxWish()) {
            mailbox.accept(engine.loader().inboxOf(actor));
        }
        List<Message> messages = mailbox.take(LARGEST_TURN, LARGEST_TURN_BYTES);
        try {
            return step(messages, read);
        } catch (Throwable e) {
            StartCommand start = creating;
            if (start != null) {
                createAgain(start);
            }
            mailbox.putBackUnread(messages);
            throw e;
        }
    }

    private boolean step(List<Message> messages, @Nullable StoredRun read) {
        if (actor.run() == null && (!messages.isEmpty() || mailbox.asked())) {
            if (!load(messages, read)) {
                return false;
            }
        }
        Run loaded = actor.run();
        if (loaded == null || loaded.ledger().closed()) {
            StartCommand start = nextStart(messages, loaded);
            if (start != null) {
                mailbox.putBack(start.withoutOwn(messages));
                actor.forgetRun();
                return create(start, null);
            }
        }
        if (loaded == null) {
            engine.releases().noSuchWorkflow(actor, messages);
            answerQueries(null);
            return idle();
        }
        Message.Reset reset = firstReset(messages);
        if (reset != null) {
            mailbox.putBack(
                    messages.stream().filter(message -> message != reset).toList());
            return reset(loaded, reset);
        }
        for (StartCommand start : mailbox.takeStarts()) {
            engine.starts().whileOpen(actor, loaded, start);
        }
        if (messages.isEmpty() && (mailbox.asked() || !loaded.hasUnfinishedTask())) {
            answerQueries(loaded);
            return idle();
        }
        return turn(loaded, messages);
    }

    /** False when the run can't be read: then the task waits for better times. */
    private boolean load(List<Message> messages, @Nullable StoredRun read) {
        try {
            blockage.check();
            Loader loader = engine.loader();
            Run found = read == null ? loader.load(actor) : loader.load(actor, read);
            blockage.end();
            if (found != null && backoff.failures() == 0) {
                engine.loader().recallFailures(found, backoff);
            }
            if (found != null && engine.watchdog().overran(found.runId())) {
                found.usePlatformThreads();
            }
            actor.keep(found);
            return true;
        } catch (UnreadableRunException e) {
            blockage.begin(e, messages);
            return false;
        }
    }

    /** A start that was called, or one that a parent's message asks for. */
    private @Nullable StartCommand nextStart(List<Message> messages, @Nullable Run closed) {
        StartCommand called = mailbox.pollStart();
        if (called != null) {
            return called;
        }
        for (Message message : messages) {
            if (message instanceof Message.Said said
                    && said.body() instanceof MessageBody.Start start
                    && said.runId() != null
                    && !refusedStarts.contains(said.messageId())
                    && (closed == null || !said.runId().equals(closed.runId()))) {
                return StartCommand.ofChild(start, said.runId(), said);
            }
        }
        return null;
    }

    private void answerQueries(@Nullable Run loaded) {
        for (Query query : mailbox.takeQueries()) {
            engine.operations().answer(actor.workflowId(), loaded, query);
        }
    }

    private boolean idle() {
        engine.watchdog().unwatch(actor);
        if (!mailbox.rest()) {
            return true;
        }
        engine.actors().idle(actor);
        return false;
    }

    // ---- turns

    boolean create(StartCommand start, @Nullable RunId replaces) {
        creating = start;
        Run created = Run.create(
                engine.environment(),
                start.runId(),
                actor.fence(),
                new Run.Birth(start.started(), start.started().requestId(), replaces),
                engine.clock().millis());
        actor.keep(created);
        backoff.reset();
        List<Message> messages = new ArrayList<>();
        if (start.origin() != null) {
            messages.add(start.origin());
        }
        messages.addAll(start.first());
        messages.addAll(mailbox.take(LARGEST_TURN, LARGEST_TURN_BYTES));
        return turn(created, messages);
    }

    private boolean turn(Run loaded, List<Message> messages) {
        long now = engine.clock().millis();
        TurnRules rules = new TurnRules(
                now,
                codeRunsFromMillis(loaded, now),
                backoff.retryAtMillis(now),
                gateTries < GATE_TRIES,
                backoff.failures() > 0,
                backoff.refusal());
        Run.Outcome outcome = loaded.turn(messages, rules);
        Turn turn = outcome.turn();
        if (turn.closesByCode() && gateTries < GATE_TRIES && mailbox.holdsCloseBack(turn.continuesAsNew())) {
            gateTries++;
            undo(loaded, messages, outcome);
            return true;
        }
        TaskFailure failure = outcome.failure();
        if (failure != null) {
            long retryAt = retryAtMillis(rules);
            backoff.failed(failure.diverged() ? now : retryAt);
            engine.taskFailed(actor, loaded.runId(), backoff.failures(), failure, retryAt);
        }
        if (rules.codeRunsFromMillis() == TurnRules.PARKED || (failure != null && failure.diverged())) {
            engine.parked().park(loaded);
        }
        if (turn.transition() == null) {
            noteRecovery(loaded, outcome);
            keepUnanswered(loaded, outcome);
            engine.releases().release(actor, loaded, turn, List.of(), true);
            if (outcome.failure() != null) {
                actor.forgetRun();
            }
            return idle();
        }
        engine.watchdog().unwatch(actor);
        engine.commit(turn.transition(), new Settlement(engine, actor, this, mailbox, loaded, messages, outcome));
        return false;
    }

    /** The backoff counts from the end of the task: one that was given up has lasted longer than its backoff would. */
    private long retryAtMillis(TurnRules rules) {
        long backoffMillis = rules.retryAtMillis() - rules.nowMillis();
        return Math.max(rules.retryAtMillis(), engine.clock().millis() + backoffMillis);
    }

    private long codeRunsFromMillis(Run loaded, long nowMillis) {
        if (engine.parked().holds(loaded)) {
            return TurnRules.PARKED;
        }
        return engine.watchdog().barred(loaded.runId()) ? nowMillis + BARRED_MILLIS : backoff.codeRunsFromMillis();
    }

    /** The code has done its task, and what it asked for is stored: it does not fail any more. */
    void noteRecovery(Run loaded, Run.Outcome outcome) {
        if (backoff.failures() > 0 && outcome.ranCode() && outcome.failure() == null) {
            backoff.reset();
            engine.listener().taskRecovered(actor.workflowId(), loaded.runId());
        }
    }

    private static Message.@Nullable Reset firstReset(List<Message> messages) {
        for (Message message : messages) {
            if (message instanceof Message.Reset reset) {
                return reset;
            }
        }
        return null;
    }

    private boolean reset(Run loaded, Message.Reset reset) {
        long now = engine.clock().millis();
        Turn turn;
        try {
            turn = loaded.resetTurn(engine.loader().plan(loaded, reset, now), reset, now);
        } catch (ResetPlan.Refused refused) {
            reset.reply().settle(new Reply.Refusal(Reply.Reason.INVALID, String.valueOf(refused.getMessage())));
            return idle();
        } catch (StoreException e) {
            reset.reply()
                    .settle(new Reply.Refusal(
                            Reply.Reason.UNAVAILABLE, "the history can't be read: " + e.getMessage() + "; try again"));
            return idle();
        }
        engine.watchdog().unwatch(actor);
        Run.Outcome outcome = new Run.Outcome(turn, null, false, List.of());
        engine.commit(
                Objects.requireNonNull(turn.transition(), "a reset writes"),
                new Settlement(engine, actor, this, mailbox, loaded, List.of(reset), outcome));
        return false;
    }

    // ---- for the settlement

    @Nullable
    StartCommand creating() {
        return creating;
    }

    /** The run exists now, or never will. */
    void doneCreating() {
        creating = null;
    }

    /** Whatever the parent asks for, this run is not to be made: its id may not be used again. */
    void refuseStart(Message.Said origin) {
        refusedStarts.add(origin.messageId());
    }

    void createAgain(StartCommand start) {
        creating = null;
        mailbox.putBack(start);
    }

    /** Signals were written while the run closed itself. */
    void gated() {
        gateTries++;
    }

    /** A guarded row was not got. True when that goes on, so that it is time to pause. */
    boolean guardLost() {
        guardsLost++;
        return guardsLost > GUARD_TRIES;
    }

    void guardHeld() {
        guardsLost = 0;
    }

    void throughTheGate() {
        gateTries = 0;
    }

    /** The database will not store what the code asked for: that counts as a failure of its task. */
    void refused(String why) {
        backoff.refused(backoff.retryAtMillis(engine.clock().millis()), why);
        engine.lookAt(actor, backoff.codeRunsFromMillis());
    }

    /** Updates that the code has not looked at: when it could not run they wait until it can, else they are next. */
    void keepUnanswered(Run loaded, Run.Outcome outcome) {
        boolean later = outcome.failure() != null
                || !(outcome.ranCode() || loaded.ledger().closed());
        if (mailbox.retired()) {
            Reply.Refusal refusal = new Reply.Refusal(
                    Reply.Reason.UNAVAILABLE, "this node lost workflow '" + actor.workflowId() + "'; try again");
            outcome.unanswered().forEach(message -> Refusals.refuse(message, refusal));
        } else if (later) {
            mailbox.park(outcome.unanswered());
        } else {
            mailbox.putBack(outcome.unanswered());
        }
    }

    /** Nothing of the turn is written: the run is read again, and the messages wait for it. */
    void undo(Run loaded, List<Message> messages, Run.Outcome outcome) {
        outcome.turn().release();
        engine.discard(loaded);
        actor.keep(null);
        StartCommand start = creating;
        if (start == null) {
            mailbox.putBackUnread(messages);
        } else {
            mailbox.putBackUnread(start.withoutOwn(messages));
            createAgain(start);
        }
    }

    /** What the code has not seen yet makes it run again, without a message. */
    void remindUnfinished() {
        Run loaded = actor.run();
        boolean unfinished = loaded != null
                && loaded.hasUnfinishedTask()
                && !loaded.delayed(engine.clock().millis())
                && backoff.over(engine.clock().millis())
                && backoff.failures() == 0
                && !engine.parked().holds(loaded)
                && engine.deployed(loaded);
        if (unfinished && mailbox.empty()) {
            mailbox.put(new Message.Tick());
        }
    }
}
