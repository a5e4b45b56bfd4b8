package io.perdura.client.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A schedule as it is, what it did and will do. */
public record ScheduleStatus(
        String scheduleId,
        ScheduleTimes spec,
        Action action,
        ScheduleDefinition.Policy policy,
        ScheduleDefinition.State state,
        Info info,
        @Nullable Map<String, @Nullable Object> memo,
        @Nullable Map<String, Object> searchAttributes) {

    /** The workflow that it starts. */
    public record Action(
            String workflowType,
            String workflowId,
            @Nullable String taskQueue,
            List<Object> input) {}

    /** A run that it started. */
    public record Run(String workflowId, String runId) {}

    /** An action; it was late by the distance of the two times. */
    public record Result(
            @Schema(description = "When it was due.") Instant scheduledAt, Instant startedAt, Run run) {}

    /** What it did and will do. */
    public record Info(
            long actions,

            @Schema(description = "Times that came while no server ran, and were too old after that.")
            long missedCatchupWindow,

            @Schema(description = "Times that were not taken since a run was open.")
            long skippedOverlap,

            @Schema(description = "Times that were not taken since too many waited already.")
            long dropped,

            @Schema(description = "Runs that could not be started.")
            long failed,

            @Schema(description = "Why one could not be started, last.") @Nullable
            String lastFailure,

            List<Run> running,

            @Schema(description = "The last ten, oldest first.")
            List<Result> recent,

            @Schema(description = "The next ten times.") List<Instant> next,

            Instant createdAt,
            @Nullable Instant updatedAt) {}
}
