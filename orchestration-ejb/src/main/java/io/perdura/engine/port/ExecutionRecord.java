package io.perdura.engine.port;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run as lists show it.
 *
 * @param closeEventId the event that closed it, zero while it is open; the result is in its batch
 * @param historyEvents how many events its history had when it closed, zero while it is open
 * @param taskFailure why its code is not run at present (its task fails, or it is paused), as text for people; null when nothing is
 *     wrong
 */
public record ExecutionRecord(
        String workflowId,
        RunId runId,
        String workflowType,
        PartitionId partition,
        WorkflowExecutionStatus status,
        Instant startTime,
        @Nullable Instant closeTime,
        @Nullable String parentWorkflowId,
        @Nullable RunId parentRunId,
        RunId firstRunId,
        long closeEventId,
        long historyEvents,
        @Nullable String taskFailure) {

    /** How the note of a run begins that an operator has paused. */
    public static final String PAUSED = "paused by an operator";

    /** Whether an operator has paused the run. */
    public boolean paused() {
        return taskFailure != null && taskFailure.startsWith(PAUSED);
    }

    /** The row of the same run after its end; nothing is wrong with its task any more. */
    public ExecutionRecord closed(CurrentChange.Closed closed) {
        return new ExecutionRecord(
                workflowId,
                runId,
                workflowType,
                partition,
                closed.status(),
                startTime,
                closed.closeTime(),
                parentWorkflowId,
                parentRunId,
                firstRunId,
                closed.closeEventId(),
                closed.historyEvents(),
                null);
    }

    public ExecutionRecord withTaskFailure(@Nullable String note) {
        return new ExecutionRecord(
                workflowId,
                runId,
                workflowType,
                partition,
                status,
                startTime,
                closeTime,
                parentWorkflowId,
                parentRunId,
                firstRunId,
                closeEventId,
                historyEvents,
                note);
    }
}
