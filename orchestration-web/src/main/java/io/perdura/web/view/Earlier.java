package io.perdura.web.view;

import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.CancelExternalInitiated;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.SignalExternalInitiated;
import io.perdura.engine.history.OutputEvent.UpdateAccepted;
import io.perdura.engine.partition.HistoryEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What an event refers back to: an activity's end names its schedule by event id only, and people want to read which activity. Events
 * of the page are at hand, others are read.
 */
final class Earlier {

    private final Map<Long, Optional<HistoryEvent>> events = new HashMap<>();
    private final LongFunction<Optional<HistoryEvent>> read;

    Earlier(List<HistoryEntry> page, LongFunction<Optional<HistoryEvent>> read) {
        this.read = read;
        page.forEach(entry -> events.put(entry.eventId(), Optional.of(entry.event())));
    }

    String activity(long scheduledEventId, Words words) {
        words.with("scheduledEventId", scheduledEventId);
        Optional<HistoryEvent> event = event(scheduledEventId);
        if (event.isPresent() && event.get() instanceof ActivityScheduled scheduled) {
            words.with("activityType", scheduled.activityType()).with("activityId", scheduled.activityId());
            return "Activity " + scheduled.activityType();
        }
        return "The activity of event " + scheduledEventId;
    }

    String child(long initiatedEventId, Words words) {
        words.with("initiatedEventId", initiatedEventId);
        Optional<HistoryEvent> event = event(initiatedEventId);
        if (event.isPresent() && event.get() instanceof ChildWorkflowInitiated initiated) {
            words.with("workflowType", initiated.workflowType()).with("workflowId", initiated.childWorkflowId());
            return "Child workflow " + initiated.workflowType() + " '" + initiated.childWorkflowId() + "'";
        }
        return "The child workflow of event " + initiatedEventId;
    }

    String update(long acceptedEventId, Words words) {
        words.with("acceptedEventId", acceptedEventId);
        Optional<HistoryEvent> event = event(acceptedEventId);
        if (event.isPresent() && event.get() instanceof UpdateAccepted accepted) {
            words.with("update", accepted.updateName());
            return "Update '" + accepted.updateName() + "'";
        }
        return "The update of event " + acceptedEventId;
    }

    String external(long initiatedEventId, Words words) {
        words.with("initiatedEventId", initiatedEventId);
        Optional<HistoryEvent> event = event(initiatedEventId);
        if (event.isPresent() && event.get() instanceof SignalExternalInitiated signal) {
            words.with("signal", signal.signalName()).with("workflowId", signal.workflowId());
            return "Signal '" + signal.signalName() + "' to workflow '" + signal.workflowId() + "'";
        }
        if (event.isPresent() && event.get() instanceof CancelExternalInitiated cancel) {
            words.with("workflowId", cancel.workflowId());
            return "The request to cancel workflow '" + cancel.workflowId() + "'";
        }
        return "The request of event " + initiatedEventId;
    }

    private Optional<HistoryEvent> event(long eventId) {
        return events.computeIfAbsent(eventId, read::apply);
    }
}
