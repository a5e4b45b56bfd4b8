package io.perdura.engine.partition;

import io.perdura.common.PerduraException;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.RunId;
import org.jspecify.annotations.Nullable;

/** The engine refuses a call. The code says why, the message says it with ids, expected against actual, and what to do. */
public final class EngineException extends PerduraException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient @Nullable RunId runId;
    private final transient @Nullable Failure failure;

    public enum Code {
        /** No run has that workflow id (or run id, or activity token). */
        NOT_FOUND,
        /** No such workflow type is deployed. */
        UNKNOWN_TYPE,
        /** An argument does not fit; nothing happened. */
        INVALID_ARGUMENT,
        /** A payload is over its limit; nothing happened. */
        TOO_LARGE,
        /** A limit of the run is reached; nothing happened. */
        LIMIT_EXCEEDED,
        /** The workflow id is in use. */
        ALREADY_STARTED,
        /** The run is closed. */
        CLOSED,
        /** The attempt of the activity is over. */
        ATTEMPT_OVER,
        /** The code of the run did not accept the update; {@link #failure()} says what it threw. */
        UPDATE_REJECTED,
        /** The query's code failed, or there is no such query. */
        QUERY_FAILED,
        /** Waiting here would never end: the caller's own transaction holds what it waits for. */
        WOULD_DEADLOCK,
        /** This node can't serve at the moment (starting, stopping, lease lost, database gone): try again. */
        UNAVAILABLE
    }

    public EngineException(Code code, String message) {
        this(code, message, null, null);
    }

    public EngineException(Code code, String message, @Nullable RunId runId, @Nullable Throwable cause) {
        this(code, message, runId, null, cause);
    }

    public EngineException(
            Code code, String message, @Nullable RunId runId, @Nullable Failure failure, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.runId = runId;
        this.failure = failure;
    }

    public Code code() {
        return code;
    }

    /** The run that the refusal is about, when there is one: for ALREADY_STARTED the run that holds the id. */
    public @Nullable RunId runId() {
        return runId;
    }

    /** What the run's code threw when it refused; null when the engine refused. */
    public @Nullable Failure failure() {
        return failure;
    }
}
