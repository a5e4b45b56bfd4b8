package io.perdura.client.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a request was refused, as RFC 9457 lays it out. */
@Schema(description = "Problem details (RFC 9457): the body of every answer that is not a success.")
public record Problem(
        @Schema(description = "Identifies the kind of problem; stable.", examples = "urn:perdura:problem:not-found")
        String type,

        @Schema(examples = "No such workflow, run or activity")
        String title,

        @Schema(examples = "404") int status,

        @Schema(description = "What happened, with ids, expected against actual.")
        String detail,

        @Schema(description = "What the caller can do about it.")
        String whatToDo,

        @Schema(description = "The path of the request.") @Nullable
        String instance,

        @Schema(description = "The fields of the request that don't fit.") @Nullable
        List<FieldError> errors,

        @Schema(description = "The run that the problem is about, when there is one.") @Nullable
        String runId) {

    /** A field of the request, by its path such as {@code timeouts.run} or {@code input[0].lines}, and what is wrong. */
    public record FieldError(String field, String problem) {}
}
