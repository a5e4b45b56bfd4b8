package io.perdura.failure;

import io.perdura.common.PerduraException;
import org.jspecify.annotations.Nullable;

/**
 * A failure that is recorded in history. Thrown out of a workflow method it fails the run; any other exception is taken
 * for a bug and fails the task, which is tried again.
 */
public abstract class PerduraFailure extends PerduraException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String originalMessage;

    protected PerduraFailure(@Nullable String message, @Nullable String originalMessage, @Nullable Throwable cause) {
        super(message, cause);
        this.originalMessage = originalMessage;
    }

    /** The message as it was given, without the ids that {@link #getMessage} adds. */
    public @Nullable String getOriginalMessage() {
        return originalMessage;
    }
}
