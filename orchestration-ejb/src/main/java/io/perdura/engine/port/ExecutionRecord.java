package io.perdura.engine.port;

import io.perdura.common.SearchAttributeKey;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.Visible;
import io.perdura.engine.port.filter.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One run as lists show it.
 *
 * @param closeEventId the event that closed it, zero while it is open; the result is in its batch
 * @param historyEvents how many events its history had when it closed, zero while it is open
 * @param taskFailure why its code is not run at present (its task fails, or it is paused), a stored {@link TaskNote}; null when nothing is
 *     wrong
 * @param visible its memo and search attributes
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
        @Nullable String taskFailure,
        Visible visible) {

    /** A run without memo and search attributes. */
    public ExecutionRecord(
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
        this(
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
                taskFailure,
                Visible.NOTHING);
    }

    /** When its code runs first, if that is later than its start; else null. */
    public @Nullable Instant delayedTo() {
        long begins = visible.beginsAtMillis();
        return begins > startTime.toEpochMilli() ? Instant.ofEpochMilli(begins) : null;
    }

    /** When its code ran first, or will. */
    public Instant executionTime() {
        Instant delayed = delayedTo();
        return delayed == null ? startTime : delayed;
    }

    /** Why its code is not run at present, as text for people; null when nothing is wrong. */
    public @Nullable String problem() {
        return taskFailure == null ? null : TaskNote.read(taskFailure).text();
    }

    /** Where code and history part, when that is why its code is not run; else null. */
    public TaskNote.@Nullable Divergence divergence() {
        return taskFailure == null ? null : TaskNote.read(taskFailure).divergence();
    }

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
                null,
                visible);
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
                note,
                visible);
    }

    /** Its value of a field of filters; null when it is not set. */
    @Nullable
    Object value(Field field) {
        if (field instanceof Field.Attribute attribute) {
            return visible.searchAttributes().get(SearchAttributeKey.of(attribute.label(), attribute.type()));
        }
        Instant closed = closeTime;
        return switch ((Field.BuiltIn) field) {
            case WORKFLOW_ID -> workflowId;
            case RUN_ID -> runId.toString();
            case WORKFLOW_TYPE -> workflowType;
            case TASK_QUEUE -> partition.taskQueue();
            case EXECUTION_STATUS -> status.name().substring("WORKFLOW_EXECUTION_STATUS_".length());
            case START_TIME -> startTime.atOffset(ZoneOffset.UTC);
            case EXECUTION_TIME -> executionTime().atOffset(ZoneOffset.UTC);
            case CLOSE_TIME -> closed == null ? null : closed.atOffset(ZoneOffset.UTC);
            case EXECUTION_DURATION ->
                closed == null ? null : Duration.between(startTime, closed).toMillis();
            case HISTORY_LENGTH -> closed == null ? null : historyEvents;
            case PARENT_WORKFLOW_ID -> parentWorkflowId;
            case BLOCKED -> taskFailure != null;
        };
    }

    public ExecutionRecord withVisible(Visible shown) {
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
                taskFailure,
                shown);
    }
}
