package io.perdura.client.rest;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One run as lists show it. */
public record WorkflowSummary(
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

        @Schema(description = "True while an operator has paused it; absent when not.") @Nullable
        Boolean paused,

        @Schema(
                description =
                        "Why the workflow does not go on at present, such as an exception in its code. Absent when all"
                                + " is well.")
        @Nullable
        String problem,

        @Schema(description = "What it is for, in one line. Absent when nobody said.") @Nullable
        Object staticSummary,

        @Schema(description = "What else people should know of it. Absent when nobody said.") @Nullable
        Object staticDetails,

        @Schema(description = "Values that the run shows to people. Absent when there are none.") @Nullable
        Map<String, @Nullable Object> memo,

        @Schema(description = "Values by which lists find the run. Absent when there are none.") @Nullable
        Map<String, Object> searchAttributes) {

    /** The workflow that started this one as its child. */
    public record ParentReference(
            String workflowId, @Nullable String runId) {}
}
