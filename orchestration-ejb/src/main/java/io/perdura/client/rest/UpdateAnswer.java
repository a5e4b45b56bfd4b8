package io.perdura.client.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far an update has come. */
public record UpdateAnswer(
        String workflowId,

        @Schema(description = "The run that accepted it.") String runId,

        @Schema(
                description =
                        "Ask for the outcome with it: GET …/updates/{updateId}. Repeating the update with it has no effect.")
        String updateId,

        UpdateStatus status,

        @Schema(description = "What the handler returned, when COMPLETED.") @Nullable
        Object result,

        @Schema(description = "What the handler threw, when FAILED.") @Nullable
        FailureReport failure) {

    /** How far an update has come; one that the workflow refuses is a problem with status 422. */
    public enum UpdateStatus {
        /** It is durable; its handler runs. */
        ACCEPTED,
        COMPLETED,
        FAILED
    }

    /** The result as a type of the caller's; null when the update returned nothing. */
    public <T> @Nullable T resultAs(Class<T> type) {
        return RestJson.convert(result, type);
    }
}
