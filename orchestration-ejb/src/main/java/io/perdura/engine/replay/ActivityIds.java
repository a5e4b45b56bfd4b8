package io.perdura.engine.replay;

import io.perdura.engine.history.OutputEvent.ActivityScheduled;

/** The id by which people and outsiders know an activity of a run: the author's, or the number of its event. */
public final class ActivityIds {

    private ActivityIds() {}

    public static String of(long scheduledEventId, ActivityScheduled event) {
        return event.activityId().isEmpty() ? Long.toString(scheduledEventId) : event.activityId();
    }
}
