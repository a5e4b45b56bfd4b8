package io.perdura.engine.partition;

import io.perdura.engine.history.HistoryFormatException;
import io.perdura.engine.history.RunId;

/** A run can't be loaded, since a newer version wrote to it, or its rows are damaged. Nothing is lost; that run alone is blocked. */
final class UnreadableRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RunId runId;

    UnreadableRunException(RunId runId, HistoryFormatException cause) {
        super("run " + runId + " can't be read: " + cause.getMessage(), cause);
        this.runId = runId;
    }

    RunId runId() {
        return runId;
    }
}
