package io.perdura.engine.port;

import io.perdura.engine.history.RunId;

/**
 * One row of a history.
 *
 * @param runId whose history
 * @param firstEventId the first event's id, with the run id the row's key
 * @param eventCount how many events the row holds
 * @param bytes the encoded batch
 */
public record AppendedBatch(RunId runId, long firstEventId, int eventCount, byte[] bytes) {

    @Override
    public String toString() {
        return runId + "@" + firstEventId + "+" + eventCount + " (" + bytes.length + " bytes)";
    }
}
