package io.perdura.client.rest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A schedule to create, or what one is to be. */
@Schema(description = "A schedule. A field that is not listed here is refused.")
public record ScheduleDefinition(
        @Schema(
                description = "Unique among schedules. When a schedule is replaced, it is in the path.",
                examples = "nightly")
        @Nullable
        String scheduleId,

        @Schema(required = true) ScheduleTimes spec,

        @Schema(
                required = true,
                description =
                        "The workflow to start, with a workflowId to which the time of each run is added. requestId,"
                                + " idReusePolicy, idConflictPolicy, signal, startDelay and cronSchedule can't be given.")
        StartWorkflow action,

        @Nullable Policy policy,

        @Schema(description = "Without it: not paused, without limit; when a schedule is replaced, as it is.") @Nullable
        State state,

        @Schema(description = "Whether it acts once at once. For a new one.") @Nullable
        Boolean triggerImmediately,

        @Schema(description = "Past times that it takes at once. For a new one.") @Nullable
        List<ScheduleBackfills.Backfill> backfills,

        @Schema(description = "Values for people, by name. For a new one.") @Nullable
        Map<String, @Nullable Object> memo,

        @Schema(description = "Values by which lists find the schedule.") @Nullable
        Map<String, @Nullable Object> searchAttributes) {

    /** With the defaults for all the rest. */
    public static ScheduleDefinition of(String scheduleId, ScheduleTimes spec, StartWorkflow action) {
        return new ScheduleDefinition(scheduleId, spec, action, null, null, null, null, null, null);
    }

    /** The same with another policy. */
    public ScheduleDefinition withPolicy(Policy value) {
        return new ScheduleDefinition(
                scheduleId, spec, action, value, state, triggerImmediately, backfills, memo, searchAttributes);
    }

    /** The same with another state. */
    public ScheduleDefinition withState(State value) {
        return new ScheduleDefinition(
                scheduleId, spec, action, policy, value, triggerImmediately, backfills, memo, searchAttributes);
    }

    /** What it does when its runs overlap, when it is late, and when a run fails. */
    public record Policy(
            @Schema(description = "Without it SKIP.") @Nullable
            ScheduleOverlap overlap,

            @Schema(
                    type = SchemaType.STRING,
                    format = "duration",
                    description =
                            "How late a time is taken after the server could not; at least PT10S, without it P365D.",
                    examples = "PT1H")
            @Nullable
            Duration catchupWindow,

            @Nullable Boolean pauseOnFailure) {}

    /** What changes in its life; with remainingActions it acts so many times more only. */
    public record State(
            @Nullable Boolean paused,
            @Nullable String note,
            @Nullable Long remainingActions) {}
}
