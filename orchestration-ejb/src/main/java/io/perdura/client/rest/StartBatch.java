package io.perdura.client.rest;

import io.perdura.client.batch.BatchOperation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One operation on all workflows that match. */
@Schema(description = "One operation on all workflows that match. A field that is not listed here is refused.")
public record StartBatch(
        @Schema(required = true) BatchOperation.Kind operation,

        @Schema(
                required = true,
                description = "As for lists; of open runs only, except for a reset.",
                examples = "WorkflowType = 'Order'")
        String query,

        @Schema(description = "For people, on each workflow.") @Nullable
        String reason,

        @Schema(description = "For SIGNAL.") @Nullable Signal signal,

        @Schema(description = "For RESET.") BatchOperation.@Nullable ResetTo resetTo,

        @Schema(description = "Workflows a second at most, 1 to 1000; without it 50.") @Nullable
        Integer perSecond) {

    /** What each of them hears. */
    public record Signal(String name, @Nullable List<@Nullable Object> input) {}

    public static StartBatch cancel(String query, String reason) {
        return new StartBatch(BatchOperation.Kind.CANCEL, query, reason, null, null, null);
    }

    public static StartBatch terminate(String query, String reason) {
        return new StartBatch(BatchOperation.Kind.TERMINATE, query, reason, null, null, null);
    }
}
