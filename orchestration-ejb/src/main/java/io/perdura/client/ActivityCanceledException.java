package io.perdura.client;

import io.perdura.activity.ActivityInfo;
import org.jspecify.annotations.Nullable;

/** The workflow cancelled the activity: clean up, and throw this on to confirm. */
public final class ActivityCanceledException extends ActivityCompletionException {
    private static final long serialVersionUID = 1L;

    public ActivityCanceledException(@Nullable ActivityInfo info) {
        super("The activity was cancelled by its workflow", info, null);
    }
}
