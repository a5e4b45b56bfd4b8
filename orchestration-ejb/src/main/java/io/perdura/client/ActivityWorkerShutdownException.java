package io.perdura.client;

import io.perdura.activity.ActivityInfo;
import org.jspecify.annotations.Nullable;

/** The node stops: end the attempt, it is repeated elsewhere from the details of its last heartbeat. */
public final class ActivityWorkerShutdownException extends ActivityCompletionException {
    private static final long serialVersionUID = 1L;

    public ActivityWorkerShutdownException(@Nullable ActivityInfo info) {
        super("The node that runs the activity is stopping", info, null);
    }
}
