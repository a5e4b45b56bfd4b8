package io.perdura.engine.system.batch;

import io.perdura.client.batch.BatchDescription;
import io.perdura.client.batch.BatchOperation;
import io.perdura.common.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a batch knows. It is the argument of its workflow, also when it continues as new, and the answer to its query, as JSON. Belongs
 * to the one run; not thread-safe.
 */
@SuppressWarnings("NullAway.Init") // read from JSON, or set where it is made
public final class BatchBook {

    public Work work;
    public long startedAtMillis;
    public long total;
    public long done;
    public long failed;
    public List<BatchDescription.Failure> failures = new ArrayList<>();
    public @Nullable String stopReason;

    /** The last run that was dealt with; lists go on after it. */
    public @Nullable Position position;

    /**
     * What is to be done to each.
     *
     * @param input the arguments of the signal, encoded as the application wants them
     */
    public record Work(
            BatchOperation.Kind kind,
            String query,
            String reason,
            @Nullable String signalName,
            List<Payload> input,
            BatchOperation.@Nullable ResetTo resetTo,
            int perSecond) {}

    /** A run in the order of lists. */
    public record Position(Instant startTime, String runId) {}

    /** A run to deal with. */
    public record Target(String workflowId, String runId) {}

    /** A page of runs that match, and where the next one begins; null after the last. */
    public record Page(List<Target> targets, @Nullable Position next) {}

    /** What came of a page. */
    public record Outcome(long done, List<BatchDescription.Failure> failures) {}
}
