package io.perdura.client.rest;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event of a history. */
public record HistoryItem(
        @Schema(description = "Its position in the history, from 1.", examples = "6")
        long eventId,

        Instant time,
        @Schema(examples = "ActivityCompleted") String type,

        @Schema(
                description = "What happened, as a sentence. For people: the wording may change.",
                examples = "Activity ChargePayment returned on attempt 2")
        String text,

        @Schema(description = "What the event holds; arguments and results as JSON.")
        Map<String, @Nullable Object> details) {}
