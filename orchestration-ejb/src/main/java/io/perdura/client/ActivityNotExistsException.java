package io.perdura.client;

import io.perdura.activity.ActivityInfo;
import org.jspecify.annotations.Nullable;

/** The attempt is over: it timed out or was ended, its workflow closed, or the token or ids name no activity. */
public final class ActivityNotExistsException extends ActivityCompletionException {
    private static final long serialVersionUID = 1L;

    public ActivityNotExistsException(String problem, @Nullable ActivityInfo info, @Nullable Throwable cause) {
        super(problem, info, cause);
    }
}
