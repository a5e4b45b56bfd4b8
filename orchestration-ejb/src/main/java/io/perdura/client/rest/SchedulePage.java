package io.perdura.client.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Schedules, newest first. */
public record SchedulePage(
        List<Item> schedules,

        @Schema(description = "Pass it as pageToken for the next page; absent on the last page.") @Nullable
        String nextPageToken) {

    /** A schedule as lists show it. */
    public record Item(
            String scheduleId,
            String workflowType,
            boolean paused,
            @Nullable String note,
            ScheduleTimes spec,
            List<ScheduleStatus.Result> recent,
            List<Instant> next) {}
}
