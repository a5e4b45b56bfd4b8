package io.perdura.client.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A failure and its causes. Only the fields that its kind has are present. */
public record FailureReport(
        @Schema(description = "APPLICATION, CANCELED, TERMINATED, TIMEOUT, ACTIVITY or CHILD_WORKFLOW.")
        String kind,

        @Nullable String message,

        @Schema(description = "APPLICATION: the type that retry options name.") @Nullable
        String type,

        @Schema(description = "APPLICATION: true when the thrower forbade a retry.") @Nullable
        Boolean nonRetryable,

        @Schema(description = "TIMEOUT: START_TO_CLOSE, SCHEDULE_TO_START, SCHEDULE_TO_CLOSE or HEARTBEAT.") @Nullable
        String timeoutType,

        @Nullable String activityType,
        @Nullable String activityId,
        @Nullable String workflowType,
        @Nullable String workflowId,
        @Nullable String runId,

        @Schema(description = "ACTIVITY and CHILD_WORKFLOW: why it is not retried any more.") @Nullable
        String retryState,

        @Schema(description = "What the thrower attached.") @Nullable
        List<@Nullable Object> details,

        @Schema(description = "For people; only with ?stackTraces=true.") @Nullable
        String stackTrace,

        @Nullable FailureReport cause) {}
