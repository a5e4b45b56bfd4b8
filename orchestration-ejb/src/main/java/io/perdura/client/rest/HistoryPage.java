package io.perdura.client.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Events of a run's history, in order. */
public record HistoryPage(
        String workflowId,
        @Nullable String runId,
        List<HistoryItem> events,

        @Schema(
                description =
                        "Pass it as pageToken for the next page; absent when there are no more events at present.")
        @Nullable
        String nextPageToken) {}
