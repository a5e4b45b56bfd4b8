package io.perdura.failure;

import org.jspecify.annotations.Nullable;

/** The workflow was terminated: none of its code ran any more. */
public final class TerminatedFailure extends PerduraFailure {
    private static final long serialVersionUID = 1L;

    /** @param message the reason that the operator, policy or parent gave */
    public TerminatedFailure(@Nullable String message, @Nullable Throwable cause) {
        super(message, message, cause);
    }
}
