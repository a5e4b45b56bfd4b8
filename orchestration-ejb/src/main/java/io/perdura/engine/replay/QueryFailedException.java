package io.perdura.engine.replay;

/** A query has no answer. */
public final class QueryFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public QueryFailedException(String message) {
        super(message);
    }

    public QueryFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
