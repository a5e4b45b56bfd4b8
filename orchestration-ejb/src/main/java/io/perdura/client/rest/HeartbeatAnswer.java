package io.perdura.client.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a heartbeat learns about its activity. */
public record HeartbeatAnswer(
        @Schema(
                description =
                        "GO_ON. CANCEL_REQUESTED: the workflow no longer wants the result. PAUSED: an operator has"
                                + " paused the activity; this attempt may go on or fail. OVER: the attempt has"
                                + " ended, nothing more is heard.",
                examples = "GO_ON")
        String state) {}
