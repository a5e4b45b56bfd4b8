package io.perdura.engine.partition;

import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import io.perdura.engine.run.Run;
import java.util.List;

/** What follows when a turn's transition is committed, or can't be. Told once, on the committer's thread. */
final class Settlement implements Committer.Settled {

    private static final long GUARD_PAUSE_MILLIS = 50;

    private final EngineParts engine;
    private final RunActor actor;
    private final RunTask task;
    private final Mailbox mailbox;
    private final Run run;
    private final List<Message> messages;
    private final Run.Outcome outcome;

    /** @param messages those that the turn took */
    Settlement(
            EngineParts engine,
            RunActor actor,
            RunTask task,
            Mailbox mailbox,
            Run run,
            List<Message> messages,
            Run.Outcome outcome) {
        this.engine = engine;
        this.actor = actor;
        this.task = task;
        this.mailbox = mailbox;
        this.run = run;
        this.messages = messages;
        this.outcome = outcome;
    }

    @Override
    public void by(CommitResult result) {
        CommitResult.Outcome verdict = result.outcome();
        if (verdict == CommitResult.Outcome.COMMITTED) {
            committed(result);
        } else if (verdict == CommitResult.Outcome.EPOCH_LOST) {
            dropped();
            engine.actors().partitionLost(actor.fence());
        } else if (mailbox.retired()) {
            dropped();
        } else if (verdict == CommitResult.Outcome.GATED) {
            task.gated();
            task.undo(run, messages, outcome);
            mailbox.accept(result.pending());
            actor.proceed();
        } else {
            guardLost();
        }
    }

    /** Nothing follows here any more. Whoever waits is told that this node can't say what becomes of it. */
    @Override
    public void dropped() {
        outcome.turn().release();
        Reply.Refusal refusal = new Reply.Refusal(
                Reply.Reason.UNAVAILABLE,
                "this node lost workflow '" + actor.workflowId()
                        + "' before the commit was answered, so it may have taken effect or not; try again");
        messages.forEach(message -> Refusals.refuse(message, refusal));
        StartCommand start = task.creating();
        task.doneCreating();
        if (start != null) {
            start.receipt().completeExceptionally(Refusals.exception(refusal, null));
        }
        engine.discard(run);
    }

    private void committed(CommitResult result) {
        // Past its lease, or its life, a node starts nothing: whoever owns the run then takes the attempts for lost.
        // Decided before
        // anybody hears of the commit and can renew the lease.
        boolean mayStart = !mailbox.retired() && engine.standing().mayWork(actor.fence());
        run.committed(outcome.turn());
        mailbox.forgetRows(messages.stream()
                .filter(message -> message instanceof Message.Said)
                .filter(message -> !outcome.unanswered().contains(message))
                .map(message -> ((Message.Said) message).inboxId())
                .toList());
        StartCommand created = task.creating();
        task.doneCreating();
        if (created != null) {
            created.receipt().complete(new StartReceipt(actor.workflowId(), created.runId(), true));
            engine.listener().runStarted(created.started().workflowType());
        }
        task.noteRecovery(run, outcome);
        task.keepUnanswered(run, outcome);
        engine.releases().release(actor, run, outcome.turn(), result.undelivered(), mayStart);
        task.guardHeld();
        if (run.ledger().closed()) {
            engine.parked().forget(run);
            task.throughTheGate();
            actor.forgetRun();
        } else if (outcome.failure() != null || !mayStart || engine.replaysAlways()) {
            actor.forgetRun();
        }
        actor.proceed();
    }

    private void guardLost() {
        StartCommand start = task.creating();
        task.undo(run, messages, outcome);
        if (start == null && task.guardLost()) {
            // A caller's transaction holds a row: it is looked at again soon, but not at once and for ever.
            engine.lookAt(actor, engine.clock().millis() + GUARD_PAUSE_MILLIS);
            actor.pause();
        } else if (start == null) {
            actor.proceed();
        } else {
            mailbox.remove(start);
            engine.tasks().execute(() -> engine.starts().resolve(actor, start));
        }
    }

    @Override
    public void refused(StoreException why) {
        engine.listener()
                .internalError("the database refuses a transition of workflow '" + actor.workflowId() + "'", why);
        outcome.turn().release();
        engine.discard(run);
        actor.keep(null);
        StartCommand start = task.creating();
        task.doneCreating();
        if (start != null) {
            start.refuse(new EngineException(
                    EngineException.Code.INVALID_ARGUMENT,
                    "the database refuses to store workflow '" + actor.workflowId() + "': " + why.getMessage()));
            actor.proceed();
            return;
        }
        // The inputs alone come next: without what the code asked for.
        task.refused("the database refuses what the workflow's code asked for: " + why.getMessage());
        mailbox.putBackUnread(messages);
        actor.proceed();
    }
}
