package io.perdura.engine.partition;

import io.perdura.engine.history.Failure;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent.WorkflowContinuedAsNew;
import io.perdura.engine.history.ParentLink;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.UpdateReceipt.Outcome;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.Transition;
import io.perdura.engine.run.Effect;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import io.perdura.engine.run.Run;
import io.perdura.engine.run.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Releases the effects of turns that are committed, in order (I3). */
final class Releases {

    private final EngineParts engine;
    private final Waiters waiters;
    private final UpdateWaiters updateWaiters;

    Releases(EngineParts engine, Waiters waiters, UpdateWaiters updateWaiters) {
        this.engine = engine;
        this.waiters = waiters;
        this.updateWaiters = updateWaiters;
    }

    /** @param mayStart whether this node may still begin something; else the slots of attempts are given back */
    void release(RunActor actor, Run run, Turn turn, List<OutboundMessage> undelivered, boolean mayStart) {
        for (OutboundMessage message : undelivered) {
            undelivered(actor, run, message);
        }
        remember(run, turn);
        for (Effect effect : turn.effects()) {
            if (!mayStart && effect instanceof Effect.StartAttempt start) {
                start.slot().release();
            } else {
                release(actor, run, effect);
            }
        }
    }

    /** Before anybody is answered: who hears that a signal has arrived may ask for the result next. */
    private void remember(Run run, Turn turn) {
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Closed closed && closed.successor() == null) {
                engine.recentResults().put(result(run, closed));
            }
        }
    }

    private static RunResult result(Run run, Effect.Closed closed) {
        return RunResult.of(run.ledger().started(), run.runId(), closed.event());
    }

    private void release(RunActor actor, Run run, Effect effect) {
        if (effect instanceof Effect.StartAttempt start) {
            engine.attempts()
                    .start(
                            new LocalAttempt(engine, start.key(), run.ledger().started(), start.progress()),
                            start.slot());
        } else if (effect instanceof Effect.CancelAttempt cancel) {
            engine.attempts().cancel(cancel.key());
        } else if (effect instanceof Effect.PauseAttempt pause) {
            engine.attempts().pause(pause.key(), pause.paused());
        } else if (effect instanceof Effect.ForgetAttempt forget) {
            engine.attempts().forget(forget.key(), forget.attempt());
        } else if (effect instanceof Effect.Answer answer) {
            answer.reply().settle(answer.refusal());
        } else if (effect instanceof Effect.Undelivered undelivered) {
            engine.listener().messageDropped(actor.workflowId(), undelivered.what());
        } else if (effect instanceof Effect.UpdateTaken taken) {
            taken.reply().taken(run.runId(), taken.outcomeEventId());
        } else if (effect instanceof Effect.UpdateEnded ended) {
            updateWaiters.ended(new UpdateReceipt(
                    run.workflowId(), run.runId(), ended.event().updateId(), Outcome.of(ended.event())));
        } else if (effect instanceof Effect.HandlersUnfinished unfinished) {
            engine.listener().handlersUnfinished(run.workflowId(), run.runId(), unfinished.handlers());
        } else if (effect instanceof Effect.LookAgain look) {
            lookAgain(actor, look);
        } else if (effect instanceof Effect.LookAtActivities look) {
            engine.wakeQueue().lookAtActivities(look.atMillis());
        } else if (effect instanceof Effect.FollowUp followUp) {
            actor.offer(followUp.message());
        } else if (effect instanceof Effect.Nudge nudge) {
            engine.actors().nudge(nudge.taskQueue(), nudge.workflowId());
        } else if (effect instanceof Effect.NearLimit near) {
            engine.listener().limitNear(run.workflowId(), run.runId(), near.what());
        } else if (effect instanceof Effect.Closed closed) {
            closed(actor, run, closed);
        }
    }

    private void lookAgain(RunActor actor, Effect.LookAgain look) {
        if (look.notBefore()) {
            engine.wakeQueue().lookOnly(actor.fence().partition(), actor.workflowId(), look.atMillis());
        } else {
            engine.lookAt(actor, look.atMillis());
        }
    }

    private void closed(RunActor actor, Run run, Effect.Closed closed) {
        engine.wakeQueue().lookOnly(actor.fence().partition(), actor.workflowId(), Long.MAX_VALUE);
        WorkflowStarted started = run.ledger().started();
        RunResult result = result(run, closed);
        engine.listener().runClosed(started.workflowType(), result.status().name());
        waiters.ended(result, closed.successor() == null);
        run.ledger().updates().open().forEach(id -> updateWaiters.closed(run.workflowId(), run.runId(), id));
        if (closed.event() instanceof WorkflowContinuedAsNew next
                && !next.taskQueue().equals(started.taskQueue())) {
            actor.moveTo(engine.ownership().partitionOf(next.taskQueue(), run.workflowId()));
        } else if (closed.successor() != null) {
            actor.offer(new Message.Tick());
        }
    }

    private void undelivered(RunActor actor, Run run, OutboundMessage message) {
        ParentLink sender = message.body() instanceof MessageBody.Signal signal
                ? signal.replyTo()
                : message.body() instanceof MessageBody.Cancel cancel ? cancel.replyTo() : null;
        if (sender != null && sender.runId().equals(run.runId())) {
            Failure failure =
                    Failure.application("NotDelivered", "no workflow has the id '" + message.workflowId() + "'", true);
            actor.offer(new Message.Said(
                    message.messageId() + ":undelivered",
                    0,
                    run.runId(),
                    new MessageBody.ExternalResolved(sender.initiatedEventId(), failure),
                    Reply.NONE));
        } else {
            engine.listener()
                    .messageDropped(
                            message.workflowId(),
                            message.body().getClass().getSimpleName() + " of " + run.workflowId());
        }
    }

    /** Messages for a workflow id that nobody has: their senders are told, their rows deleted. */
    void noSuchWorkflow(RunActor actor, List<Message> messages) {
        List<Long> rows = new ArrayList<>();
        List<OutboundMessage> replies = new ArrayList<>();
        Reply.Refusal refusal = new Reply.Refusal(
                Reply.Reason.NOT_FOUND, "no workflow has the id '" + actor.workflowId() + "': check the id");
        for (Message message : messages) {
            if (message instanceof Message.Promote || message instanceof Message.Reset) {
                Refusals.refuse(message, refusal);
            } else if (message instanceof Message.Said said) {
                said.reply().settle(refusal);
                if (said.inboxId() != 0) {
                    rows.add(said.inboxId());
                    reply(said, refusal, replies);
                    engine.listener()
                            .messageDropped(
                                    actor.workflowId(), said.body().getClass().getSimpleName());
                }
            }
        }
        if (!rows.isEmpty()) {
            delete(actor, rows, replies);
        }
    }

    private static void reply(Message.Said said, Reply.Refusal refusal, List<OutboundMessage> replies) {
        @Nullable
        ParentLink sender = said.body() instanceof MessageBody.Signal signal
                ? signal.replyTo()
                : said.body() instanceof MessageBody.Cancel cancel ? cancel.replyTo() : null;
        if (sender != null) {
            replies.add(new OutboundMessage(
                    sender.taskQueue(),
                    sender.workflowId(),
                    sender.runId(),
                    said.messageId() + ":resolved",
                    new MessageBody.ExternalResolved(
                            sender.initiatedEventId(), Failure.application("NotDelivered", refusal.message(), true))));
        }
    }

    private void delete(RunActor actor, List<Long> rows, List<OutboundMessage> replies) {
        RunId nobody = RunId.of(0, 0, 0);
        Transition transition =
                new Transition(actor.fence(), actor.workflowId(), nobody, null, null, rows, List.of(), replies, null);
        engine.commit(transition, new Committer.Settled() {
            @Override
            public void by(CommitResult result) {
                actor.forgetInbox(rows);
                replies.forEach(reply -> engine.actors().nudge(reply.taskQueue(), reply.workflowId()));
            }

            @Override
            public void refused(StoreException why) {
                actor.forgetInbox(rows);
                engine.listener().internalError("deleting messages that have no receiver", why);
            }

            @Override
            public void dropped() {
                actor.forgetInbox(rows);
            }
        });
    }
}
