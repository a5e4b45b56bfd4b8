package io.perdura.common;

import java.time.Instant;
import java.util.Map;

/**
 * One event of a history, for people and for tests.
 *
 * @param eventId counted from 1 in its run
 * @param name Perdura's own name of what happened, such as {@code ActivityScheduled}
 * @param eventTime when it was written
 * @param attributes what it says, by name; texts, numbers, booleans, lists and maps
 */
public record HistoryEvent(
        long eventId, EventType eventType, String name, Instant eventTime, Map<String, Object> attributes) {

    public HistoryEvent {
        attributes = Map.copyOf(attributes);
    }

    public long getEventId() {
        return eventId;
    }

    public EventType getEventType() {
        return eventType;
    }

    public String getName() {
        return name;
    }

    public Instant getEventTime() {
        return eventTime;
    }

    public Map<String, Object> getAttributes() {
        return attributes;
    }
}
