package io.perdura.common;

import java.util.List;

/** The events of a history in their order. Immutable. */
public record History(List<HistoryEvent> events) {

    public History {
        events = List.copyOf(events);
    }

    public List<HistoryEvent> getEventsList() {
        return events;
    }

    public int getEventsCount() {
        return events.size();
    }

    public HistoryEvent getEvents(int index) {
        return events.get(index);
    }
}
