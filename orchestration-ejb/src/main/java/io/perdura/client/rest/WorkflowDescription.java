package io.perdura.client.rest;

import io.perdura.client.rest.WorkflowSummary.ParentReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run and what it waits for. */
public record WorkflowDescription(
        String workflowId,
        String runId,
        String workflowType,
        String taskQueue,
        WorkflowStatus status,
        Instant startTime,
        @Nullable Instant closeTime,

        @Schema(description = "When its code runs first. Present when that is later than its start.") @Nullable
        Instant executionTime,

        @Nullable ParentReference parent,

        @Schema(description = "The first run of the chain that continue-as-new makes.")
        String firstRunId,

        @Schema(description = "How many events its history has.")
        long historyEvents,

        @Schema(description = "True while an operator has paused it; absent when not.") @Nullable
        Boolean paused,

        @Schema(
                description =
                        "Why the workflow does not go on at present, such as an exception in its code. Absent when all"
                                + " is well.")
        @Nullable
        String problem,

        @Schema(description = "Where its code does not fit its history. Present while that is why it does not go on.")
        @Nullable
        Divergence divergence,

        @Schema(description = "What it is for, in one line. Absent when nobody said.") @Nullable
        Object staticSummary,

        @Schema(description = "What else people should know of it. Absent when nobody said.") @Nullable
        Object staticDetails,

        @Schema(description = "Values that the run shows to people. Absent when there are none.") @Nullable
        Map<String, @Nullable Object> memo,

        @Schema(description = "Values by which lists find the run. Absent when there are none.") @Nullable
        Map<String, Object> searchAttributes,

        List<PendingActivity> pendingActivities,
        List<PendingChild> pendingChildren,
        List<PendingTimer> pendingTimers) {

    /** Code and history part: the code of the workflow was changed, and an open run does not fit it. */
    public record Divergence(
            @Schema(description = "The event at which they part.")
            long eventId,

            @Schema(description = "What the history has there.")
            String expected,

            @Schema(description = "What the code did.") String actual,

            @Schema(description = "Where the code did it, as class.method(File:line).") @Nullable
            String sourceLine,

            @Schema(description = "The last change id that the code asked for by getVersion before.") @Nullable
            String changeId,

            @Schema(description = "The version that it was told; -1 is the default version.") @Nullable
            Integer changeVersion) {}

    /** An activity that is scheduled and has not ended. */
    public record PendingActivity(
            long scheduledEventId,
            String activityId,
            String activityType,

            @Schema(
                    description =
                            "SCHEDULED (waits for a slot or its next attempt), PAUSED, STARTED or CANCEL_REQUESTED.")
            String state,

            @Schema(description = "The attempt that runs or waits, from 1.")
            int attempt,

            @Nullable Instant nextAttemptAt,
            @Nullable Instant lastHeartbeatAt,
            @Nullable List<@Nullable Object> heartbeatDetails,
            @Nullable FailureReport lastFailure,

            @Schema(description = "What it is for, in one line. Absent when nobody said.") @Nullable
            Object summary) {}

    /** A child workflow that has not ended. */
    public record PendingChild(long initiatedEventId, String workflowId, String runId, String workflowType) {}

    /** A timer that has not fired. */
    public record PendingTimer(
            long startedEventId,
            Instant dueAt,

            @Schema(description = "What it is for, in one line. Absent when nobody said.") @Nullable
            Object summary) {}
}
