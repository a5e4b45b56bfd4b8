package io.perdura.engine.partition;

import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Run;
import java.util.List;

/** What follows when a turn's transition is committed, or can't be. Told once, on the committer's thread. */
final class Settlement implements Committer.Settled {

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
        switch (result.outcome()) {
            case COMMITTED -> committed(result);
            case GUARD_LOST -> guardLost();
            case GATED -> {
                task.gated();
                task.undo(run, messages, outcome);
                mailbox.accept(result.pending());
                actor.proceed();
            }
            case EPOCH_LOST -> {
                outcome.turn().release();
                mailbox.putBack(messages);
                engine.actors().partitionLost(actor.fence());
            }
        }
    }

    private void committed(CommitResult result) {
        run.committed(outcome.turn());
        mailbox.forgetRows(messages.stream()
                .filter(message -> message instanceof Message.Said)
                .map(message -> ((Message.Said) message).inboxId())
                .toList());
        StartCommand created = task.creating();
        task.doneCreating();
        if (created != null) {
            created.receipt().complete(new StartReceipt(actor.workflowId(), created.runId(), true));
            engine.listener().runStarted(created.started().workflowType());
        }
        task.noteRecovery(run, outcome);
        engine.releases().release(actor, run, outcome.turn(), result.undelivered());
        if (run.ledger().closed()) {
            task.throughTheGate();
            actor.forgetRun();
        } else if (outcome.failure() != null) {
            actor.forgetRun();
        }
        actor.proceed();
    }

    private void guardLost() {
        StartCommand start = task.creating();
        task.undo(run, messages, outcome);
        if (start == null) {
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
            start.receipt()
                    .completeExceptionally(new EngineException(
                            EngineException.Code.INVALID_ARGUMENT,
                            "the database refuses to store workflow '" + actor.workflowId() + "': "
                                    + why.getMessage()));
            actor.proceed();
            return;
        }
        // The inputs alone come next: without what the code asked for.
        task.refused("the database refuses what the workflow's code asked for: " + why.getMessage());
        mailbox.putBackUnread(messages);
        actor.proceed();
    }
}
