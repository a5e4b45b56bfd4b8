package io.perdura.client;

import io.perdura.activity.ActivityInfo;
import org.jspecify.annotations.Nullable;

/** The engine could not take the call at the moment; try it again. */
public final class ActivityCompletionFailureException extends ActivityCompletionException {
    private static final long serialVersionUID = 1L;

    public ActivityCompletionFailureException(String problem, @Nullable ActivityInfo info, @Nullable Throwable cause) {
        super(problem, info, cause);
    }
}
