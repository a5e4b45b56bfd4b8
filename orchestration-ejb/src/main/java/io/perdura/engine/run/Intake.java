package io.perdura.engine.run;

import io.perdura.engine.history.Failure;
import io.perdura.engine.history.InputEvent;
import io.perdura.engine.history.InputEvent.ActivityPaused;
import io.perdura.engine.history.InputEvent.ActivityResumed;
import io.perdura.engine.history.InputEvent.ChildWorkflowClosed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStartFailed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStarted;
import io.perdura.engine.history.InputEvent.ExternalRequestResolved;
import io.perdura.engine.history.InputEvent.TimerFired;
import io.perdura.engine.history.InputEvent.WorkflowCancelRequested;
import io.perdura.engine.history.InputEvent.WorkflowPaused;
import io.perdura.engine.history.InputEvent.WorkflowResumed;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.InputEvent.WorkflowTerminated;
import io.perdura.engine.history.InputEvent.WorkflowTimedOut;
import io.perdura.engine.history.ParentLink;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.MessageBody.ActivityReport;
import io.perdura.engine.port.MessageBody.Cancel;
import io.perdura.engine.port.MessageBody.ChildClosed;
import io.perdura.engine.port.MessageBody.ChildStartFailed;
import io.perdura.engine.port.MessageBody.ChildStarted;
import io.perdura.engine.port.MessageBody.ExternalResolved;
import io.perdura.engine.port.MessageBody.Pause;
import io.perdura.engine.port.MessageBody.PauseActivity;
import io.perdura.engine.port.MessageBody.Resume;
import io.perdura.engine.port.MessageBody.ResumeActivity;
import io.perdura.engine.port.MessageBody.Signal;
import io.perdura.engine.port.MessageBody.Start;
import io.perdura.engine.port.MessageBody.Terminate;
import io.perdura.engine.port.MessageBody.Update;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.replay.ActivityIds;
import io.perdura.engine.run.Reply.Reason;
import io.perdura.engine.run.Reply.Refusal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into events. A message that no longer fits (its timer was cancelled, its activity is over, its id is known) is
 * dropped here, before it is an event; its row is deleted and its sender answered all the same.
 */
final class Intake {

    private final RunEnvironment environment;
    private final WorkflowStarted started;
    private final String workflowId;
    private final RunId runId;
    private final Ledger ledger;
    private final ActivityBook activities;
    private final Draft draft;
    private final TurnUpdates updates;
    private final Set<String> seen = new HashSet<>();
    private final Set<Long> resolved = new HashSet<>();
    private int signals;

    Intake(
            RunEnvironment environment,
            WorkflowStarted started,
            RunId runId,
            Ledger ledger,
            ActivityBook activities,
            Draft draft,
            TurnUpdates updates) {
        this.environment = environment;
        this.started = started;
        this.workflowId = started.workflowId();
        this.runId = runId;
        this.ledger = ledger;
        this.activities = activities;
        this.draft = draft;
        this.updates = updates;
    }

    /** True once the run was ended from outside: nothing may follow. */
    boolean closed() {
        return ledger.closed() || closedBy() != null;
    }

    private @Nullable InputEvent closedBy() {
        InputEvent last = draft.inputs.isEmpty() ? null : draft.inputs.get(draft.inputs.size() - 1);
        return last instanceof WorkflowTerminated || last instanceof WorkflowTimedOut ? last : null;
    }

    void take(Message message) {
        if (message instanceof Message.Said said) {
            takeSaid(said);
        } else if (message instanceof Message.ActivityDue due) {
            if (!closed()) {
                activities.due(due.row(), draft);
            }
        } else if (message instanceof Message.ActivityLost lost) {
            if (!closed()) {
                activities.lost(lost.row(), draft);
            }
        } else if (message instanceof Message.Promote promote) {
            boolean done = !closed() && activities.promote(promote, draft);
            answer(promote.reply(), done ? null : attemptOver());
        } else if (message instanceof Message.Reset reset) {
            answer(
                    reset.reply(),
                    new Refusal(Reason.UNAVAILABLE, "the workflow has only just been started: try again"));
        }
        // A Tick says nothing: time is looked at in every turn.
    }

    private void takeSaid(Message.Said said) {
        boolean otherRun = said.runId() != null && !said.runId().equals(runId);
        if (said.body() instanceof Update update && !closed() && !otherRun) {
            Refusal refusal = updates.take(said, update);
            if (refusal != null) {
                answer(said.reply(), refusal);
            }
            return;
        }
        if (said.inboxId() != 0) {
            draft.consumed.add(said.inboxId());
        }
        if (closed() || otherRun) {
            refuse(
                    said,
                    new Refusal(
                            Reason.CLOSED,
                            "workflow '" + workflowId + "' run " + (otherRun ? said.runId() : runId)
                                    + " is closed: nothing can reach it any more"));
            return;
        }
        ParentLink stranger = stranger(said.body());
        if (stranger != null) {
            refuse(
                    said,
                    new Refusal(
                            Reason.NOT_FOUND,
                            "workflow '" + workflowId + "' run " + runId + " is no child of workflow '"
                                    + stranger.workflowId() + "': its child has ended"));
            return;
        }
        if (ledger.knows(said.messageId()) || !seen.add(said.messageId())) {
            answer(said.reply(), null);
            return;
        }
        answer(said.reply(), apply(said.messageId(), said.inboxId() != 0, said.body()));
    }

    /** Who asks something of its child, which this run is not. */
    private @Nullable ParentLink stranger(MessageBody body) {
        ParentLink asking = body instanceof Signal signal && signal.childOnly()
                ? signal.replyTo()
                : body instanceof Cancel cancel && cancel.childOnly() ? cancel.replyTo() : null;
        ParentLink parent = started.parent();
        boolean own = asking == null || (parent != null && parent.runId().equals(asking.runId()));
        return own ? null : asking;
    }

    private @Nullable Refusal apply(String messageId, boolean fromInbox, MessageBody body) {
        if (body instanceof Signal signal) {
            return signal(messageId, signal);
        }
        if (body instanceof Cancel cancel) {
            draft.inputs.add(new WorkflowCancelRequested(messageId, cancel.reason()));
            resolve(cancel.replyTo(), null);
        } else if (body instanceof Pause pause) {
            if (!draft.paused) {
                draft.inputs.add(new WorkflowPaused(messageId, pause.reason()));
                draft.pause(pause.reason());
            }
        } else if (body instanceof Resume resume) {
            if (draft.paused) {
                draft.inputs.add(new WorkflowResumed(messageId, resume.reason()));
                draft.resume();
            }
        } else if (body instanceof PauseActivity pause) {
            return pauseActivity(messageId, pause.activityId(), pause.reason(), true);
        } else if (body instanceof ResumeActivity resume) {
            return pauseActivity(messageId, resume.activityId(), resume.reason(), false);
        } else if (body instanceof Terminate terminate) {
            draft.inputs.add(new WorkflowTerminated(messageId, terminate.reason()));
        } else if (body instanceof ActivityReport report) {
            return activities.report(report, fromInbox, draft) ? null : attemptOver();
        } else if (body instanceof ChildStarted e) {
            Ledger.OpenChild child = ledger.children().get(e.initiatedEventId());
            if (child != null && !child.started()) {
                draft.inputs.add(new ChildWorkflowStarted(
                        e.initiatedEventId(), child.event().childRunId()));
            }
        } else if (body instanceof ChildStartFailed e && openChild(e.initiatedEventId())) {
            draft.inputs.add(new ChildWorkflowStartFailed(e.initiatedEventId(), e.cause()));
        } else if (body instanceof ChildClosed e && openChild(e.initiatedEventId())) {
            draft.inputs.add(new ChildWorkflowClosed(e.initiatedEventId(), e.status(), e.result(), e.failure()));
        } else if (body instanceof ExternalResolved e
                && ledger.externals().containsKey(e.initiatedEventId())
                && resolved.add(e.initiatedEventId())) {
            draft.inputs.add(new ExternalRequestResolved(e.initiatedEventId(), e.failure()));
        }
        return null;
    }

    private @Nullable Refusal pauseActivity(String messageId, String activityId, String reason, boolean pause) {
        for (Ledger.OpenActivity activity : ledger.activities().values()) {
            long id = activity.eventId();
            if (ActivityIds.of(id, activity.event()).equals(activityId) && activities.get(id) != null) {
                if (activities.paused(id) != pause) {
                    draft.inputs.add(
                            pause
                                    ? new ActivityPaused(messageId, id, reason)
                                    : new ActivityResumed(messageId, id, reason));
                    activities.pause(id, pause, draft);
                }
                return null;
            }
        }
        return new Refusal(
                Reason.NOT_FOUND,
                "workflow '" + workflowId + "' has no open activity with the id '" + activityId
                        + "': its description shows those that it has");
    }

    private boolean openChild(long initiatedEventId) {
        return ledger.children().containsKey(initiatedEventId) && resolved.add(initiatedEventId);
    }

    private @Nullable Refusal signal(String messageId, Signal signal) {
        if (ledger.signals() + signals >= environment.limits().signals()) {
            Refusal refusal = new Refusal(
                    Reason.LIMIT_EXCEEDED,
                    "workflow '" + workflowId + "' has had " + ledger.signals() + " signals, the limit of a run is "
                            + environment.limits().signals()
                            + ": let the workflow continue as new before it is reached");
            resolve(signal.replyTo(), refusal.message());
            return refusal;
        }
        signals++;
        draft.inputs.add(new WorkflowSignaled(messageId, signal.name(), signal.input(), signal.header()));
        resolve(signal.replyTo(), null);
        return null;
    }

    private String idInUse(Start start) {
        return closed()
                ? "workflow id '" + workflowId + "' belongs to the closed run " + runId + " and the reuse policy "
                        + start.reusePolicy() + " forbids another"
                : "workflow id '" + workflowId + "' is in use by the open run " + runId;
    }

    private void refuse(Message.Said said, Refusal refusal) {
        if (said.body() instanceof Signal signal) {
            resolve(signal.replyTo(), refusal.message());
        } else if (said.body() instanceof Cancel cancel) {
            resolve(cancel.replyTo(), refusal.message());
        } else if (said.body() instanceof Start start) {
            ParentLink parent = start.started().parent();
            if (parent != null && !runId.equals(said.runId())) {
                draft.messages.add(new OutboundMessage(
                        parent.taskQueue(),
                        parent.workflowId(),
                        parent.runId(),
                        said.messageId() + ":refused",
                        new ChildStartFailed(parent.initiatedEventId(), idInUse(start))));
                draft.effects.add(new Effect.Nudge(parent.taskQueue(), parent.workflowId()));
            }
        }
        if (said.inboxId() != 0 && said.body().holdsCloseBack() && !repliesTo(said.body())) {
            draft.effects.add(new Effect.Undelivered(
                    said.body().getClass().getSimpleName() + " " + said.messageId() + ": " + refusal.message()));
        }
        answer(said.reply(), refusal);
    }

    private static boolean repliesTo(MessageBody body) {
        return (body instanceof Signal signal && signal.replyTo() != null)
                || (body instanceof Cancel cancel && cancel.replyTo() != null);
    }

    /** Tells a workflow that sent a signal or a cancellation what became of it. */
    private void resolve(@Nullable ParentLink sender, @Nullable String refusal) {
        if (sender != null) {
            Failure failure = refusal == null ? null : Failure.application("NotDelivered", refusal, true);
            draft.messages.add(new OutboundMessage(
                    sender.taskQueue(),
                    sender.workflowId(),
                    sender.runId(),
                    sender.runId() + ":" + sender.initiatedEventId() + ":resolved",
                    new ExternalResolved(sender.initiatedEventId(), failure)));
            draft.effects.add(new Effect.Nudge(sender.taskQueue(), sender.workflowId()));
        }
    }

    private Refusal attemptOver() {
        return new Refusal(
                Reason.ATTEMPT_OVER,
                "that attempt of the activity is over (it ended, timed out, was cancelled, or its workflow '"
                        + workflowId + "' closed): its result is not used");
    }

    private void answer(Reply reply, @Nullable Refusal refusal) {
        if (reply != Reply.NONE) {
            draft.effects.add(new Effect.Answer(reply, refusal));
        }
    }

    /** What time alone brings: due timers in the order of their due times, deadlines, the run's own end. */
    void passTime() {
        if (closed()) {
            return;
        }
        long deadline = ledger.deadlineMillis();
        if (deadline > 0 && deadline <= draft.nowMillis) {
            draft.inputs.add(new WorkflowTimedOut(Succession.timeout(deadline == started.executionDeadlineMillis())));
            return;
        }
        activities.tick(draft);
        ledger.timers().entrySet().stream()
                .filter(timer -> timer.getValue().dueAtMillis() <= draft.nowMillis)
                .sorted(Comparator.comparing(
                                (Map.Entry<Long, io.perdura.engine.history.OutputEvent.TimerStarted> timer) ->
                                        timer.getValue().dueAtMillis())
                        .thenComparing(Map.Entry::getKey))
                .forEach(timer -> draft.inputs.add(new TimerFired(timer.getKey())));
    }
}
