package io.perdura.client.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The run that a start led to.
 *
 * @param started false when an existing run answers (same request id, or the conflict policy said so)
 */
public record StartedWorkflow(
        @Schema(examples = "order-o-1") String workflowId,

        @Schema(examples = "0190163d-8694-739b-aea5-966c26f8ad91")
        String runId,

        @Schema(
                description = "False when an existing run answers: same requestId, or idConflictPolicy USE_EXISTING.",
                examples = "true")
        boolean started) {}
