package io.perdura.client.batch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a batch is. Immutable.
 *
 * @param total how many runs matched when it began
 * @param done how many it has dealt with; for a cancellation or a termination also those that had ended by then
 * @param failed how many it could not deal with
 * @param failures the first 20 of those
 * @param stopReason why it was stopped; null when it was not
 * @param closedAt null while it runs
 */
public record BatchDescription(
        String batchId,
        Status status,
        BatchOperation.Kind kind,
        String query,
        String reason,
        long total,
        long done,
        long failed,
        List<Failure> failures,
        @Nullable String stopReason,
        Instant startedAt,
        @Nullable Instant closedAt) {

    public BatchDescription {
        failures = List.copyOf(failures);
    }

    /** What became of a batch. */
    public enum Status {
        RUNNING,
        COMPLETED,
        STOPPED,
        /** It was ended from outside, by terminating its own run. */
        FAILED
    }

    /** A run that a batch could not deal with, and why. */
    public record Failure(String workflowId, String runId, String problem) {}
}
