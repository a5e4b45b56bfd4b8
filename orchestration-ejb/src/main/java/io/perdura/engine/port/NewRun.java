package io.perdura.engine.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that is being created.
 *
 * @param execution its visibility row, with status RUNNING
 * @param requestId de-duplicates a repeated start
 * @param first the first row of its history: {@code WorkflowStarted} and whatever came with it
 * @param more the rows after it: none, except in a run that repeats a part of another one
 * @param wakeAt when it wants to be looked at first
 */
public record NewRun(
        ExecutionRecord execution, String requestId, AppendedBatch first, List<AppendedBatch> more, Instant wakeAt) {

    public NewRun {
        more = List.copyOf(more);
    }

    /** A run that wants to be looked at at once. */
    public NewRun(ExecutionRecord execution, String requestId, AppendedBatch first, List<AppendedBatch> more) {
        this(execution, requestId, first, more, execution.startTime());
    }

    public NewRun(ExecutionRecord execution, String requestId, AppendedBatch first, Instant wakeAt) {
        this(execution, requestId, first, List.of(), wakeAt);
    }

    public NewRun(ExecutionRecord execution, String requestId, AppendedBatch first) {
        this(execution, requestId, first, List.of());
    }

    /** All rows of its history, in order. */
    public List<AppendedBatch> history() {
        List<AppendedBatch> all = new ArrayList<>();
        all.add(first);
        all.addAll(more);
        return all;
    }
}
