package io.perdura.client.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a workflow ended. */
public record WorkflowOutcome(
        String workflowId,

        @Schema(description = "The run that ended: the last of its chain.")
        String runId,

        String workflowType,
        WorkflowStatus status,

        @Schema(description = "What the workflow returned, when COMPLETED.") @Nullable
        Object result,

        @Schema(description = "Why it did not complete, with the whole chain of causes.") @Nullable
        FailureReport failure) {

    /** The result as a type of the caller's; null when the workflow returned nothing. */
    public <T> @Nullable T resultAs(Class<T> type) {
        return RestJson.convert(result, type);
    }
}
