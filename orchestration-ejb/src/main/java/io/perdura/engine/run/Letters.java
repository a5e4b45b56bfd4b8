package io.perdura.engine.run;

import io.perdura.common.ParentClosePolicy;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.calendar.CronSchedule;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.InputEvent.WorkflowTerminated;
import io.perdura.engine.history.InputEvent.WorkflowTimedOut;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.CancelExternalInitiated;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.SignalExternalInitiated;
import io.perdura.engine.history.OutputEvent.WorkflowCanceled;
import io.perdura.engine.history.OutputEvent.WorkflowCompleted;
import io.perdura.engine.history.OutputEvent.WorkflowFailed;
import io.perdura.engine.history.ParentLink;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.RunOptions;
import io.perdura.engine.port.MessageBody;
import io.perdura.engine.port.OutboundMessage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The messages of a run to others. Their ids follow from the history, so that sending one again is harmless (I7). */
public final class Letters {

    private Letters() {}

    static OutboundMessage startChild(
            String workflowId,
            RunId runId,
            WorkflowStarted parent,
            long eventId,
            ChildWorkflowInitiated child,
            long nowMillis) {
        RunOptions options = child.options().cronSchedule().isEmpty()
                ? child.options()
                : child.options()
                        .with(o -> o.firstTaskAtMillis(
                                CronSchedule.parse(child.options().cronSchedule())
                                        .nextMillis(nowMillis, nowMillis)
                                        .orElse(nowMillis)));
        long begins = Math.max(nowMillis, options.firstTaskAtMillis());
        long chainLimit = child.executionTimeoutMillis() == 0 ? 0 : begins + child.executionTimeoutMillis();
        WorkflowStarted started = new WorkflowStarted(
                child.childWorkflowId(),
                child.workflowType(),
                child.taskQueue(),
                child.input(),
                nowMillis,
                child.childRunId(),
                null,
                new ParentLink(
                        parent.taskQueue(),
                        workflowId,
                        runId,
                        eventId,
                        parent.parent() == null ? null : parent.parent().top()),
                child.childRunId().toString(),
                child.runTimeoutMillis(),
                chainLimit,
                options);
        return new OutboundMessage(
                child.taskQueue(),
                child.childWorkflowId(),
                child.childRunId(),
                startId(child.childRunId()),
                new MessageBody.Start(started, child.reusePolicy()));
    }

    /** The id of the message that starts a child. */
    static String startId(RunId child) {
        return child + ":start";
    }

    /** The id of a signal or a cancellation to another workflow. */
    static String externalId(RunId runId, long eventId) {
        return runId + ":" + eventId;
    }

    /** A signal or a cancellation to another workflow. What is for a child reaches whichever run of it is open by then. */
    static OutboundMessage external(
            String workflowId, RunId runId, WorkflowStarted self, long eventId, OutputEvent event) {
        ParentLink replyTo = new ParentLink(self.taskQueue(), workflowId, runId, eventId);
        String messageId = externalId(runId, eventId);
        if (event instanceof SignalExternalInitiated e) {
            return new OutboundMessage(
                    null,
                    e.workflowId(),
                    e.childOnly() ? null : e.runId(),
                    messageId,
                    new MessageBody.Signal(e.signalName(), e.input(), replyTo, e.childOnly(), e.header()));
        }
        CancelExternalInitiated e = (CancelExternalInitiated) event;
        String reason = Objects.requireNonNullElse(e.reason(), "asked by workflow '" + workflowId + "'");
        return new OutboundMessage(
                null,
                e.workflowId(),
                e.childOnly() ? null : e.runId(),
                messageId,
                new MessageBody.Cancel(reason, replyTo, e.childOnly()));
    }

    static OutboundMessage childStarted(ParentLink parent, RunId child) {
        return new OutboundMessage(
                parent.taskQueue(),
                parent.workflowId(),
                parent.runId(),
                child + ":started",
                new MessageBody.ChildStarted(parent.initiatedEventId()));
    }

    public static OutboundMessage childStartFailed(ParentLink parent, RunId child, String cause) {
        return new OutboundMessage(
                parent.taskQueue(),
                parent.workflowId(),
                parent.runId(),
                child + ":start-failed",
                new MessageBody.ChildStartFailed(parent.initiatedEventId(), cause));
    }

    static OutboundMessage childClosed(ParentLink parent, RunId child, HistoryEvent closing) {
        return new OutboundMessage(
                parent.taskQueue(),
                parent.workflowId(),
                parent.runId(),
                child + ":closed",
                new MessageBody.ChildClosed(
                        parent.initiatedEventId(), status(closing), result(closing), failure(closing)));
    }

    /** What the parent's end means for a child; null when nothing. */
    static @Nullable OutboundMessage parentClosed(RunId parent, Ledger.OpenChild child) {
        ChildWorkflowInitiated event = child.event();
        MessageBody body = event.parentClosePolicy() == ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON
                ? null
                : event.parentClosePolicy() == ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL
                        ? new MessageBody.Cancel("its parent closed", null, true)
                        : new MessageBody.Terminate("its parent closed");
        return body == null
                ? null
                : new OutboundMessage(
                        event.taskQueue(),
                        event.childWorkflowId(),
                        null,
                        parent + ":" + child.eventId() + ":parent-closed",
                        body);
    }

    /** How a closing event leaves its run. */
    public static WorkflowExecutionStatus status(HistoryEvent closing) {
        if (closing instanceof WorkflowCompleted) {
            return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
        }
        if (closing instanceof WorkflowFailed) {
            return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED;
        }
        if (closing instanceof WorkflowCanceled) {
            return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
        }
        if (closing instanceof WorkflowTerminated) {
            return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED;
        }
        if (closing instanceof WorkflowTimedOut) {
            return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT;
        }
        if (closing instanceof OutputEvent.WorkflowContinuedAsNew) {
            return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW;
        }
        throw new IllegalArgumentException(closing.name() + " does not close a run");
    }

    /** What a closed run returned, if it completed. */
    public static @Nullable Payload result(HistoryEvent closing) {
        return closing instanceof WorkflowCompleted completed ? completed.result() : null;
    }

    /** Why a closed run did not complete. */
    public static @Nullable Failure failure(HistoryEvent closing) {
        if (closing instanceof WorkflowFailed failed) {
            return failed.failure();
        }
        if (closing instanceof WorkflowCanceled canceled) {
            return new Failure(
                    Failure.Kind.CANCELED, "the workflow was cancelled", "", Map.of(), canceled.details(), null);
        }
        if (closing instanceof WorkflowTerminated terminated) {
            return new Failure(Failure.Kind.TERMINATED, terminated.reason(), "", Map.of(), List.of(), null);
        }
        return closing instanceof WorkflowTimedOut timedOut ? timeout(timedOut) : null;
    }

    static Failure timeout(WorkflowTimedOut event) {
        return new Failure(
                Failure.Kind.TIMEOUT,
                "the workflow ran out of time: " + event.what(),
                "",
                Map.of(Failure.TIMEOUT_TYPE, "TIMEOUT_TYPE_START_TO_CLOSE"),
                List.of(),
                null);
    }

    /** The run that follows a closed one by continue-as-new, retry or cron; null for none. */
    public static @Nullable RunId successor(HistoryEvent closing) {
        if (closing instanceof OutputEvent.WorkflowContinuedAsNew e) {
            return e.newRunId();
        }
        if (closing instanceof WorkflowCompleted e) {
            return e.successor();
        }
        if (closing instanceof WorkflowFailed e) {
            return e.successor();
        }
        return closing instanceof WorkflowTimedOut e ? e.successor() : null;
    }
}
