package io.perdura.client;

import io.perdura.activity.ActivityInfo;
import org.jspecify.annotations.Nullable;

/**
 * An operator has paused the activity. The attempt may go on and complete; one that throws this on has failed, and the next attempt
 * begins when the activity is resumed, from the details of the last heartbeat.
 */
public final class ActivityPausedException extends ActivityCompletionException {
    private static final long serialVersionUID = 1L;

    public ActivityPausedException(@Nullable ActivityInfo info) {
        super("An operator has paused the activity", info, null);
    }
}
