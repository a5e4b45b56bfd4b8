package io.perdura.client;

import io.perdura.common.SearchAttributes;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as it was when asked for. Immutable.
 *
 * @param closeTime null while it is open
 * @param parent null if it is no child
 * @param historyLength how many events its history has
 * @param taskFailure why its code does not go on at present (it will be tried again), or null if nothing is wrong
 * @param pendingActivities scheduled and not ended, in the order in which they were scheduled
 * @param pendingChildren asked for and not ended
 * @param pendingTimers when its timers fire
 * @param metadata the same run as lists show it, with memo and search attributes
 */
public record WorkflowExecutionDescription(
        WorkflowExecution execution,
        String workflowType,
        String taskQueue,
        WorkflowExecutionStatus status,
        Instant startTime,
        @Nullable Instant closeTime,
        @Nullable WorkflowExecution parent,
        long historyLength,
        @Nullable String taskFailure,
        List<PendingActivity> pendingActivities,
        List<PendingChild> pendingChildren,
        List<Instant> pendingTimers,
        WorkflowExecutionMetadata metadata) {

    public WorkflowExecutionDescription {
        pendingActivities = List.copyOf(pendingActivities);
        pendingChildren = List.copyOf(pendingChildren);
        pendingTimers = List.copyOf(pendingTimers);
    }

    public WorkflowExecution getExecution() {
        return execution;
    }

    public String getWorkflowType() {
        return workflowType;
    }

    public String getTaskQueue() {
        return taskQueue;
    }

    public WorkflowExecutionStatus getStatus() {
        return status;
    }

    public Instant getStartTime() {
        return startTime;
    }

    /** When it closed; null while it is open. */
    public @Nullable Instant getCloseTime() {
        return closeTime;
    }

    public SearchAttributes getTypedSearchAttributes() {
        return metadata.getTypedSearchAttributes();
    }

    /** A value of its memo; null when there is none of that name. */
    public <T> @Nullable T getMemo(String key, Class<T> valueClass) {
        return metadata.getMemo(key, valueClass);
    }

    /** What the run is for, in one line, as its start said; null if nobody said. */
    public @Nullable String getStaticSummary() {
        return metadata.getStaticSummary();
    }

    /** What else people should know of it, as its start said; null if nobody said. */
    public @Nullable String getStaticDetails() {
        return metadata.getStaticDetails();
    }

    /** When its code ran first, or will: later than the start by a start delay, a cron schedule or the wait before a retry. */
    public Instant getExecutionTime() {
        return metadata.getExecutionTime();
    }

    /** Who started it as a child; null when nobody did. */
    public @Nullable WorkflowExecution getParentExecution() {
        return parent;
    }

    /** The same as {@link #getTypedSearchAttributes}, without types. */
    public Map<String, ?> getSearchAttributes() {
        return metadata.getSearchAttributes();
    }

    /** As {@link #getMemo(String, Class)}, for a generic type. */
    public <T> @Nullable T getMemo(String key, Class<T> valueClass, Type genericType) {
        return metadata.getMemo(key, valueClass, genericType);
    }

    public long getHistoryLength() {
        return historyLength;
    }

    /**
     * An activity that is not ended.
     *
     * @param state {@code SCHEDULED}, {@code PAUSED}, {@code STARTED} or {@code CANCEL_REQUESTED}
     * @param attempt the attempt that runs or waits; the first one is 1
     * @param nextAttemptTime when a waiting attempt begins, else null
     * @param lastHeartbeatTime null if there was none
     * @param lastFailure why the last attempt failed, or null
     * @param summary what it is for, or null
     */
    public record PendingActivity(
            String activityId,
            String activityType,
            String state,
            int attempt,
            @Nullable Instant nextAttemptTime,
            @Nullable Instant lastHeartbeatTime,
            @Nullable Exception lastFailure,
            @Nullable String summary) {}

    /** A child that is not ended. */
    public record PendingChild(WorkflowExecution execution, String workflowType) {}
}
