package io.perdura.client.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a workflow is to begin again. Either {@code eventId} or {@code type}. */
@Schema(description = "Where to begin again: either eventId or type.")
public record ResetWorkflow(
        @Schema(
                description = "Before this event of its history: the task that asked for it runs again.",
                examples = "7")
        @Nullable
        Long eventId,

        @Schema(description = "FirstTask: its code runs again from the beginning. LastTask: its last task does.")
        @Nullable
        Type type,

        @Nullable String reason,

        @Schema(description = "Whether signals and updates that came after that point come again. Without it SIGNALS.")
        @Nullable
        Reapply reapply) {

    public enum Type {
        FirstTask,
        LastTask
    }

    /** What comes again of what came after the point. */
    public enum Reapply {
        SIGNALS,
        NONE
    }

    public static ResetWorkflow before(long eventId, String reason) {
        return new ResetWorkflow(eventId, null, reason, null);
    }

    public static ResetWorkflow to(Type type, String reason) {
        return new ResetWorkflow(null, type, reason, null);
    }
}
