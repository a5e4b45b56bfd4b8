package io.perdura.client.rest;

import io.perdura.client.batch.BatchDescription;
import io.perdura.client.batch.BatchOperation;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a batch is. */
public record BatchStatus(
        String batchId,
        BatchDescription.Status status,
        BatchOperation.Kind operation,
        String query,
        String reason,

        @Schema(description = "How many runs matched when it began.")
        long total,

        long done,
        long failed,

        @Schema(description = "The first 20 runs that it could not deal with.")
        List<BatchDescription.Failure> failures,

        @Nullable String stopReason,
        Instant startedAt,
        @Nullable Instant closedAt) {}
