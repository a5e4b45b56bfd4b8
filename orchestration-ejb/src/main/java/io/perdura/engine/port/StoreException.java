package io.perdura.engine.port;

import org.jspecify.annotations.Nullable;

/** A store could not do what it was asked to. The kind says whether anything was written and what to do next. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public enum Kind {
        /** Rolled back before the commit was sent, by a lost connection or another trouble of the database: try again later. */
        TRANSIENT,
        /** Rolled back, because somebody else holds a row (lock timeout, deadlock): try again soon, alone. */
        CONTENDED,
        /** Rolled back, because a row does not fit (too long, not valid): trying again unchanged is useless. */
        DATA,
        /** The commit was sent and no answer came: whether it is written must be asked. */
        UNKNOWN
    }

    public StoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
