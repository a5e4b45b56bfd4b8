package io.perdura.engine.system.schedule;

import io.perdura.common.Payload;
import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.common.WorkflowExecutionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What passes between a schedule and the engine about the runs that it starts. */
public final class ScheduleTarget {

    private ScheduleTarget() {}

    /**
     * A run to start.
     *
     * @param requestId makes a repetition harmless
     * @param scheduleId shown on the run, as is the time
     * @param scheduledAtMillis the time for which it is started
     * @param lastResult what a run of the schedule returned last
     */
    public record Order(
            StoredAction action,
            String workflowId,
            String requestId,
            String scheduleId,
            long scheduledAtMillis,
            @Nullable Payload lastResult) {}

    /** A run that was started. */
    public record Started(String workflowId, String runId) {}

    /**
     * How a run ended.
     *
     * @param status null when nothing is known of it any more
     * @param result what it returned, unless that is too large to be passed on
     * @param problem why it did not complete
     */
    public record Ended(
            @Nullable WorkflowExecutionStatus status,
            @Nullable Payload result,
            @Nullable String problem) {

        boolean failed() {
            return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED
                    || status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT;
        }
    }

    /** Past times to take; changes as they are taken. */
    public record Backfill(long afterMillis, long endMillis, ScheduleOverlapPolicy overlap) {}

    /** What an update makes of a schedule. */
    public record Change(
            StoredSchedule schedule,
            boolean paused,
            String note,
            boolean limited,
            long remaining,
            @Nullable List<StoredAttribute> searchAttributes) {}
}
