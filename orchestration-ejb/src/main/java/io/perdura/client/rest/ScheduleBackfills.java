package io.perdura.client.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Past times that a schedule is to take now. */
public record ScheduleBackfills(@Schema(required = true) List<Backfill> backfills) {

    /** From start to end, both included; without overlap by the schedule's own policy. */
    public record Backfill(
            @Schema(required = true) Instant startAt,
            @Schema(required = true) Instant endAt,
            @Nullable ScheduleOverlap overlap) {}
}
