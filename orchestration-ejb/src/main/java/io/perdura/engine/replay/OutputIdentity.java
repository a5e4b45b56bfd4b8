package io.perdura.engine.replay;

import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.ActivityCancelRequested;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.CancelExternalInitiated;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.LocalActivityEnded;
import io.perdura.engine.history.OutputEvent.MutableSideEffectRecorded;
import io.perdura.engine.history.OutputEvent.RequestWithdrawn;
import io.perdura.engine.history.OutputEvent.SignalExternalInitiated;
import io.perdura.engine.history.OutputEvent.TimerCanceled;
import io.perdura.engine.history.OutputEvent.UpdateAccepted;
import io.perdura.engine.history.OutputEvent.UpdateCompleted;
import io.perdura.engine.history.OutputEvent.VersionRecorded;

/**
 * What makes two outputs the same to replay: their kind and what names them. Arguments, timeouts and due times may change
 * between versions of the code; what is recorded counts.
 */
final class OutputIdentity {

    private OutputIdentity() {}

    /** The identity as text, which is also how people see it in a divergence. */
    static String of(OutputEvent event) {
        String subject = subject(event);
        return subject.isEmpty() ? event.name() : event.name() + " " + subject;
    }

    private static String subject(OutputEvent event) {
        if (event instanceof ActivityScheduled e) {
            return "'" + e.activityType() + "'";
        }
        if (event instanceof ActivityCancelRequested e) {
            return "of event " + e.scheduledEventId();
        }
        if (event instanceof TimerCanceled e) {
            return "of event " + e.startedEventId();
        }
        if (event instanceof ChildWorkflowInitiated e) {
            return "'" + e.workflowType() + "'";
        }
        if (event instanceof SignalExternalInitiated e) {
            return "'" + e.signalName() + "' to '" + e.workflowId() + "'";
        }
        if (event instanceof CancelExternalInitiated e) {
            return "of '" + e.workflowId() + "'";
        }
        if (event instanceof RequestWithdrawn e) {
            return "of event " + e.initiatedEventId();
        }
        if (event instanceof LocalActivityEnded e) {
            return "'" + e.activityType() + "', call " + e.call();
        }
        if (event instanceof MutableSideEffectRecorded e) {
            return "'" + e.id() + "', call " + e.call();
        }
        if (event instanceof VersionRecorded e) {
            return "'" + e.changeId() + "'";
        }
        if (event instanceof UpdateAccepted e) {
            return "'" + e.updateName() + "' " + e.updateId();
        }
        if (event instanceof UpdateCompleted e) {
            return e.updateId();
        }
        return "";
    }
}
