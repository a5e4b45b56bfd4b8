package io.perdura.client.batch;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch does, and to which workflows. Immutable.
 *
 * @param kind what is done to each
 * @param query the filter of lists; of open runs only, except for a reset
 * @param reason for people, on each of them
 * @param signalName for {@link Kind#SIGNAL}
 * @param arguments of the signal
 * @param resetTo for {@link Kind#RESET}
 * @param perSecond how many workflows a second at most, from 1 to 1,000; default 50
 */
public record BatchOperation(
        Kind kind,
        String query,
        String reason,
        @Nullable String signalName,
        List<@Nullable Object> arguments,
        @Nullable ResetTo resetTo,
        int perSecond) {

    /** Workflows a second, unless something else is said. */
    public static final int DEFAULT_RATE = 50;

    private static final int HIGHEST_RATE = 1_000;

    /** What is done to a workflow. */
    public enum Kind {
        CANCEL,
        TERMINATE,
        SIGNAL,
        RESET
    }

    /** Where a workflow begins again. */
    public enum ResetTo {
        FIRST_TASK,
        LAST_TASK
    }

    public BatchOperation {
        if (query.isBlank()) {
            throw new IllegalArgumentException(
                    "query is empty: say which workflows are meant; for all, write WorkflowId != ''");
        }
        if (perSecond < 1 || perSecond > HIGHEST_RATE) {
            throw new IllegalArgumentException(
                    "perSecond is " + perSecond + ": give a number from 1 to " + HIGHEST_RATE);
        }
        if ((kind == Kind.SIGNAL) != (signalName != null && !signalName.isBlank())) {
            throw new IllegalArgumentException("signal is " + (signalName == null ? "missing" : "'" + signalName + "'")
                    + ": a batch of kind SIGNAL needs the name of a signal, and no other has one");
        }
        if ((kind == Kind.RESET) != (resetTo != null)) {
            throw new IllegalArgumentException("resetTo is " + resetTo
                    + ": a batch of kind RESET needs FIRST_TASK or LAST_TASK, and no other has one");
        }
        arguments = Collections.unmodifiableList(Arrays.asList(arguments.toArray()));
    }

    /** Asks the code of each to end. */
    public static BatchOperation cancel(String query, String reason) {
        return new BatchOperation(Kind.CANCEL, query, reason, null, List.of(), null, DEFAULT_RATE);
    }

    /** Ends each at once. */
    public static BatchOperation terminate(String query, String reason) {
        return new BatchOperation(Kind.TERMINATE, query, reason, null, List.of(), null, DEFAULT_RATE);
    }

    /** Sends each a signal. */
    public static BatchOperation signal(String query, String reason, String signalName, @Nullable Object... arguments) {
        return new BatchOperation(Kind.SIGNAL, query, reason, signalName, Arrays.asList(arguments), null, DEFAULT_RATE);
    }

    /** Lets each begin again; signals and updates that came after the point come again. */
    public static BatchOperation reset(String query, String reason, ResetTo resetTo) {
        return new BatchOperation(Kind.RESET, query, reason, null, List.of(), resetTo, DEFAULT_RATE);
    }

    /** The same, at another rate. */
    public BatchOperation withRate(int workflowsPerSecond) {
        return new BatchOperation(kind, query, reason, signalName, arguments, resetTo, workflowsPerSecond);
    }
}
