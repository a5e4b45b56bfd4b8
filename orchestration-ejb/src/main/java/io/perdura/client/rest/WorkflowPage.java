package io.perdura.client.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Runs, newest first. */
public record WorkflowPage(
        List<WorkflowSummary> workflows,

        @Schema(description = "Pass it as pageToken for the next page; absent on the last page.") @Nullable
        String nextPageToken) {}
