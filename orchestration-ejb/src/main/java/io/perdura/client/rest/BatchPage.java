package io.perdura.client.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Batches, newest first. */
public record BatchPage(
        List<BatchStatus> batches,

        @Schema(description = "Pass it as pageToken for the next page; absent on the last page.") @Nullable
        String nextPageToken) {}
