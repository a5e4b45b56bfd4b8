package io.perdura.client.rest;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workflow to start. */
@Schema(description = "A workflow to start. A field that is not listed here is refused.")
public record StartWorkflow(
        @Schema(description = "A deployed type; GET /workflow-types lists them.", required = true, examples = "Order")
        String workflowType,

        @Schema(
                description =
                        "Identifies the workflow for the business: at most 1,000 characters. Without it, an id is made of"
                                + " requestId, or, without that, at random.",
                examples = "order-o-1")
        @Nullable
        String workflowId,

        @Schema(description = "The queue whose nodes run it; without it the type's own.", examples = "default")
        @Nullable
        String taskQueue,

        @Schema(description = "The arguments of the workflow method, in order.") @Nullable
        List<@Nullable Object> input,

        @Schema(description = "Repeating a start with the same requestId answers with the same run and starts nothing.")
        @Nullable
        String requestId,

        @Schema(description = "When the id belonged to a workflow that has ended. Without it ALLOW_DUPLICATE.")
        @Nullable
        IdReusePolicy idReusePolicy,

        @Schema(description = "When a workflow with this id is still open. Without it FAIL.") @Nullable
        IdConflictPolicy idConflictPolicy,

        @Nullable Timeouts timeouts,

        @Schema(
                description =
                        "What the workflow hears first; one that is open is signalled instead of started, whatever"
                                + " idConflictPolicy FAIL says.")
        @Nullable
        FirstSignal signal) {

    /** What a start does when the id belonged to a workflow that has ended. */
    public enum IdReusePolicy {
        ALLOW_DUPLICATE,
        ALLOW_DUPLICATE_FAILED_ONLY,
        REJECT_DUPLICATE
    }

    /** What a start does when a workflow with the id is still open. */
    public enum IdConflictPolicy {
        FAIL,
        USE_EXISTING,
        TERMINATE_EXISTING
    }

    /** How long a workflow may last; what is not given has no limit. */
    @Schema(description = "How long the workflow may last, as ISO-8601 durations; what is not given has no limit.")
    public record Timeouts(
            @Schema(type = SchemaType.STRING, format = "duration", description = "One run.", examples = "PT1H")
            @Nullable
            Duration run,

            @Schema(
                    type = SchemaType.STRING,
                    format = "duration",
                    description = "The chain of runs that continue-as-new makes.",
                    examples = "P1D")
            @Nullable
            Duration execution) {}

    /** A signal that comes with a start. */
    public record FirstSignal(
            @Schema(description = "The signal's name.", required = true, examples = "approve")
            String name,

            @Schema(description = "Its arguments, in order.") @Nullable
            List<@Nullable Object> input) {}

    /** A start of that type with those arguments, and defaults for the rest. */
    public static StartWorkflow of(String workflowType, @Nullable Object... input) {
        return new StartWorkflow(workflowType, null, null, Arrays.asList(input), null, null, null, null, null);
    }

    public StartWorkflow withWorkflowId(String id) {
        return new StartWorkflow(
                workflowType, id, taskQueue, input, requestId, idReusePolicy, idConflictPolicy, timeouts, signal);
    }

    public StartWorkflow withTaskQueue(String queue) {
        return new StartWorkflow(
                workflowType, workflowId, queue, input, requestId, idReusePolicy, idConflictPolicy, timeouts, signal);
    }

    public StartWorkflow withRequestId(String id) {
        return new StartWorkflow(
                workflowType, workflowId, taskQueue, input, id, idReusePolicy, idConflictPolicy, timeouts, signal);
    }

    public StartWorkflow withIdReusePolicy(IdReusePolicy policy) {
        return new StartWorkflow(
                workflowType, workflowId, taskQueue, input, requestId, policy, idConflictPolicy, timeouts, signal);
    }

    public StartWorkflow withIdConflictPolicy(IdConflictPolicy policy) {
        return new StartWorkflow(
                workflowType, workflowId, taskQueue, input, requestId, idReusePolicy, policy, timeouts, signal);
    }

    public StartWorkflow withTimeouts(Timeouts limits) {
        return new StartWorkflow(
                workflowType, workflowId, taskQueue, input, requestId, idReusePolicy, idConflictPolicy, limits, signal);
    }

    /** What the workflow hears first. */
    public StartWorkflow withSignal(String name, @Nullable Object... arguments) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                idReusePolicy,
                idConflictPolicy,
                timeouts,
                new FirstSignal(name, Arrays.asList(arguments)));
    }
}
