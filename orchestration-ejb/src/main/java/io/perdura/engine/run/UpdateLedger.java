package io.perdura.engine.run;

import io.perdura.engine.history.OutputEvent.UpdateAccepted;
import io.perdura.engine.history.OutputEvent.UpdateCompleted;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The updates that a run has accepted, by their ids. Outcomes stay in the history: here is only where. Not thread-safe. */
public final class UpdateLedger {

    /**
     * An update that was accepted.
     *
     * @param outcomeEventId the event that holds its outcome; zero while its handler runs
     */
    public record Known(String updateName, long acceptedEventId, long outcomeEventId) {

        public boolean completed() {
            return outcomeEventId != 0;
        }
    }

    private final Map<String, Known> known = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    void accepted(long eventId, UpdateAccepted event) {
        known.put(event.updateId(), new Known(event.updateName(), eventId, 0));
        open.add(event.updateId());
    }

    void completed(long eventId, UpdateCompleted event) {
        known.computeIfPresent(
                event.updateId(), (id, update) -> new Known(update.updateName(), update.acceptedEventId(), eventId));
        open.remove(event.updateId());
    }

    /** Null when no update with that id was accepted. */
    public @Nullable Known get(String updateId) {
        return known.get(updateId);
    }

    /** How many were accepted in all. */
    public int count() {
        return known.size();
    }

    /** The ids of those whose handlers run, by acceptance. */
    public Set<String> open() {
        return open;
    }
}
