package io.perdura.client.rest;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        FirstSignal signal,

        @Schema(description = "Values that the run shows to people, by name.") @Nullable
        Map<String, @Nullable Object> memo,

        @Schema(
                description =
                        "Values by which lists find the run. A name that was used before has its type already; the first"
                                + " use makes a text a Keyword, a whole number an Int, another number a Double, a list of"
                                + " texts a KeywordList. {\"type\": \"Datetime\", \"value\": \"2026-01-31T12:00:00Z\"} says the"
                                + " type: Text, Keyword, Int, Double, Bool, Datetime or KeywordList.",
                examples = "{\"CustomerId\": \"c-1\", \"Cents\": 1200}")
        @Nullable
        Map<String, @Nullable Object> searchAttributes,

        @Schema(
                type = SchemaType.STRING,
                format = "duration",
                description = "How long after the start the code begins; a signal or cancellation begins it at once.",
                examples = "PT1H")
        @Nullable
        Duration startDelay,

        @Schema(
                description =
                        "When the runs begin: five cron fields, a name such as @daily, or @every 90m; in UTC unless"
                                + " CRON_TZ=Europe/Berlin stands before the fields.",
                examples = "0 12 * * MON-FRI")
        @Nullable
        String cronSchedule,

        @Nullable Retry retry,

        @Schema(description = "What the run is for, in one line: at most 400 characters.") @Nullable
        String staticSummary,

        @Schema(description = "What else people should know of it: at most 20,000 characters.") @Nullable
        String staticDetails) {

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
            Duration execution,

            @Schema(
                    type = SchemaType.STRING,
                    format = "duration",
                    description = "One task of its code; at most PT2M. Without it the server's setting.",
                    examples = "PT10S")
            @Nullable
            Duration task) {}

    /** When a run that failed is followed by another attempt; what is not given has the default named. */
    @Schema(description = "When a run that failed or timed out is followed by another attempt; without it never.")
    public record Retry(
            @Schema(type = SchemaType.STRING, format = "duration", description = "Without it PT1S.", examples = "PT1S")
            @Nullable
            Duration initialInterval,

            @Schema(description = "By what each further pause grows; without it 2.0.") @Nullable
            Double backoffCoefficient,

            @Schema(
                    type = SchemaType.STRING,
                    format = "duration",
                    description = "The longest pause; without it 100 times the first one.",
                    examples = "PT100S")
            @Nullable
            Duration maximumInterval,

            @Schema(description = "How many attempts in all; without it no limit.") @Nullable
            Integer maximumAttempts,

            @Schema(description = "Types of failures that are not retried.") @Nullable
            List<String> doNotRetry) {}

    /** A signal that comes with a start. */
    public record FirstSignal(
            @Schema(description = "The signal's name.", required = true, examples = "approve")
            String name,

            @Schema(description = "Its arguments, in order.") @Nullable
            List<@Nullable Object> input) {}

    /** A start of that type with those arguments, and defaults for the rest. */
    public static StartWorkflow of(String workflowType, @Nullable Object... input) {
        return new StartWorkflow(
                workflowType,
                null,
                null,
                Arrays.asList(input),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public StartWorkflow withWorkflowId(String value) {
        return new StartWorkflow(
                workflowType,
                value,
                taskQueue,
                input,
                requestId,
                idReusePolicy,
                idConflictPolicy,
                timeouts,
                signal,
                memo,
                searchAttributes,
                startDelay,
                cronSchedule,
                retry,
                staticSummary,
                staticDetails);
    }

    public StartWorkflow withTaskQueue(String value) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                value,
                input,
                requestId,
                idReusePolicy,
                idConflictPolicy,
                timeouts,
                signal,
                memo,
                searchAttributes,
                startDelay,
                cronSchedule,
                retry,
                staticSummary,
                staticDetails);
    }

    public StartWorkflow withRequestId(String value) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                taskQueue,
                input,
                value,
                idReusePolicy,
                idConflictPolicy,
                timeouts,
                signal,
                memo,
                searchAttributes,
                startDelay,
                cronSchedule,
                retry,
                staticSummary,
                staticDetails);
    }

    public StartWorkflow withIdReusePolicy(IdReusePolicy value) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                value,
                idConflictPolicy,
                timeouts,
                signal,
                memo,
                searchAttributes,
                startDelay,
                cronSchedule,
                retry,
                staticSummary,
                staticDetails);
    }

    public StartWorkflow withIdConflictPolicy(IdConflictPolicy value) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                idReusePolicy,
                value,
                timeouts,
                signal,
                memo,
                searchAttributes,
                startDelay,
                cronSchedule,
                retry,
                staticSummary,
                staticDetails);
    }

    public StartWorkflow withTimeouts(Timeouts value) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                idReusePolicy,
                idConflictPolicy,
                value,
                signal,
                memo,
                searchAttributes,
                startDelay,
                cronSchedule,
                retry,
                staticSummary,
                staticDetails);
    }

    public StartWorkflow withMemo(Map<String, @Nullable Object> value) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                idReusePolicy,
                idConflictPolicy,
                timeouts,
                signal,
                value,
                searchAttributes,
                startDelay,
                cronSchedule,
                retry,
                staticSummary,
                staticDetails);
    }

    public StartWorkflow withSearchAttributes(Map<String, @Nullable Object> value) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                idReusePolicy,
                idConflictPolicy,
                timeouts,
                signal,
                memo,
                value,
                startDelay,
                cronSchedule,
                retry,
                staticSummary,
                staticDetails);
    }

    public StartWorkflow withStartDelay(Duration value) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                idReusePolicy,
                idConflictPolicy,
                timeouts,
                signal,
                memo,
                searchAttributes,
                value,
                cronSchedule,
                retry,
                staticSummary,
                staticDetails);
    }

    public StartWorkflow withCronSchedule(String value) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                idReusePolicy,
                idConflictPolicy,
                timeouts,
                signal,
                memo,
                searchAttributes,
                startDelay,
                value,
                retry,
                staticSummary,
                staticDetails);
    }

    public StartWorkflow withRetry(Retry value) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                idReusePolicy,
                idConflictPolicy,
                timeouts,
                signal,
                memo,
                searchAttributes,
                startDelay,
                cronSchedule,
                value,
                staticSummary,
                staticDetails);
    }

    /** The workflow hears this signal first; one that is open is signalled instead of started. */
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
                new FirstSignal(name, Arrays.asList(arguments)),
                memo,
                searchAttributes,
                startDelay,
                cronSchedule,
                retry,
                staticSummary,
                staticDetails);
    }

    /** What the run is for, in one line, and what else people should know of it; null for nothing. */
    public StartWorkflow withStaticTexts(@Nullable String summary, @Nullable String details) {
        return new StartWorkflow(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                idReusePolicy,
                idConflictPolicy,
                timeouts,
                signal,
                memo,
                searchAttributes,
                startDelay,
                cronSchedule,
                retry,
                summary,
                details);
    }
}
