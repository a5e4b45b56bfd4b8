package io.perdura.engine.port;

import io.perdura.engine.history.RunId;

/** Identifies an activity: its run and the event that scheduled it. The same for all its attempts. */
public record ActivityKey(RunId runId, long scheduledEventId) implements Comparable<ActivityKey> {

    @Override
    public int compareTo(ActivityKey other) {
        int byRun = runId.compareTo(other.runId);
        return byRun != 0 ? byRun : Long.compare(scheduledEventId, other.scheduledEventId);
    }

    /** The text by which outsiders and idempotency keys name the activity: {@code runId:eventId}. */
    @Override
    public String toString() {
        return runId + ":" + scheduledEventId;
    }

    /** @throws IllegalArgumentException when the text is not {@code runId:eventId} */
    public static ActivityKey parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + text + "' is not an activity key: expected runId:eventId");
        }
        try {
            return new ActivityKey(RunId.parse(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not an activity key: expected runId:eventId", e);
        }
    }
}
