package io.perdura.common;

import org.jspecify.annotations.Nullable;

/** The root of all exceptions that Perdura throws on purpose. */
public class PerduraException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PerduraException(@Nullable String message) {
        super(message);
    }

    public PerduraException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
