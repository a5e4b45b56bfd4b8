package io.perdura.client.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody cancels or terminates a workflow: it is kept in the history. */
public record Reason(
        @Schema(examples = "duplicate of order o-2") @Nullable
        String reason) {}
