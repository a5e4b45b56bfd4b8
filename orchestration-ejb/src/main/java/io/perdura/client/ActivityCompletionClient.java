package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends activities from outside their method: those that called {@code doNotCompleteOnReturn}. An activity is named by the
 * token of its attempt, or by its workflow and activity id (then its current attempt is meant). Thread-safe.
 *
 * <p>Every method throws {@link ActivityNotExistsException} if the attempt is over, and
 * {@link ActivityCompletionFailureException} if the engine can't take the call at the moment.
 */
public interface ActivityCompletionClient {

    /** Ends the activity with a result. */
    <R> void complete(byte[] taskToken, @Nullable R result);

    /** Ends the activity with a result. */
    <R> void complete(WorkflowExecution execution, String activityId, @Nullable R result);

    /** Ends the activity with a result. */
    default <R> void complete(String workflowId, Optional<String> runId, String activityId, @Nullable R result) {
        complete(new WorkflowExecution(workflowId, runId.orElse("")), activityId, result);
    }

    /** Ends the attempt with a failure; the retry policy decides about another one. */
    void completeExceptionally(byte[] taskToken, Exception failure);

    /** Ends the attempt with a failure; the retry policy decides about another one. */
    void completeExceptionally(WorkflowExecution execution, String activityId, Exception failure);

    /** Ends the attempt with a failure; the retry policy decides about another one. */
    default void completeExceptionally(
            String workflowId, Optional<String> runId, String activityId, Exception failure) {
        completeExceptionally(new WorkflowExecution(workflowId, runId.orElse("")), activityId, failure);
    }

    /** Ends the activity as cancelled, after it was told to. */
    <V> void reportCancellation(byte[] taskToken, @Nullable V details);

    /** Ends the activity as cancelled, after it was told to. */
    <V> void reportCancellation(WorkflowExecution execution, String activityId, @Nullable V details);

    /** Ends the activity as cancelled, after it was told to. */
    default <V> void reportCancellation(
            String workflowId, Optional<String> runId, String activityId, @Nullable V details) {
        reportCancellation(new WorkflowExecution(workflowId, runId.orElse("")), activityId, details);
    }

    /**
     * Says that the attempt makes progress.
     *
     * @throws ActivityCanceledException if the activity was cancelled
     */
    <V> void heartbeat(byte[] taskToken, @Nullable V details);

    /** As above, by ids. */
    <V> void heartbeat(WorkflowExecution execution, String activityId, @Nullable V details);

    /** As above, by ids. */
    default <V> void heartbeat(String workflowId, Optional<String> runId, String activityId, @Nullable V details) {
        heartbeat(new WorkflowExecution(workflowId, runId.orElse("")), activityId, details);
    }
}
