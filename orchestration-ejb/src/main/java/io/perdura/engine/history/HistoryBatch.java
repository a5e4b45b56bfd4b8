package io.perdura.engine.history;

import java.util.List;

/**
 * The events that one transition appended to a history.
 *
 * @param firstEventId the id of the first event; the others follow without a gap
 * @param writtenAtMillis the engine's clock when the batch was made, in milliseconds since 1970
 * @param events at least one
 */
public record HistoryBatch(long firstEventId, long writtenAtMillis, List<HistoryEvent> events) {

    public HistoryBatch {
        events = List.copyOf(events);
        if (firstEventId < 1 || events.isEmpty()) {
            throw new IllegalArgumentException(
                    "a history batch needs firstEventId >= 1 and at least one event, but was " + firstEventId + " with "
                            + events.size() + " events");
        }
    }

    /** The id that the next batch begins with. */
    public long nextEventId() {
        return firstEventId + events.size();
    }
}
