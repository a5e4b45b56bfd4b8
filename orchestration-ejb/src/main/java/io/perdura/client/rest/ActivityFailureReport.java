package io.perdura.client.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An activity failed outside: what the workflow's retry options see. */
public record ActivityFailureReport(
        @Schema(required = true, examples = "the reviewer is on holiday")
        String message,

        @Schema(description = "The type that retry options name; without it \"External\".", examples = "Unavailable")
        @Nullable
        String type,

        @Schema(description = "True to forbid another attempt; without it false.") @Nullable
        Boolean nonRetryable) {}
