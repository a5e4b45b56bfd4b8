package io.perdura.client;

import io.perdura.common.Payload;
import io.perdura.common.SearchAttributes;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.converter.DataConverter;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as lists show it. Immutable. */
public final class WorkflowExecutionMetadata {

    private final WorkflowExecution execution;
    private final String workflowType;
    private final String taskQueue;
    private final WorkflowExecutionStatus status;
    private final Instant startTime;
    private final @Nullable Instant closeTime;
    private final Instant executionTime;
    private final @Nullable WorkflowExecution parent;
    private final long historyLength;
    private final @Nullable String taskFailure;
    private final SearchAttributes searchAttributes;
    private final Map<String, Payload> memo;
    private final @Nullable Payload summary;
    private final @Nullable Payload details;
    private final DataConverter converter;

    /** For the engine. */
    public WorkflowExecutionMetadata(
            WorkflowExecution execution,
            String workflowType,
            String taskQueue,
            WorkflowExecutionStatus status,
            Instant startTime,
            @Nullable Instant closeTime,
            Instant executionTime,
            @Nullable WorkflowExecution parent,
            long historyLength,
            @Nullable String taskFailure,
            SearchAttributes searchAttributes,
            Map<String, Payload> memo,
            @Nullable Payload summary,
            @Nullable Payload details,
            DataConverter converter) {
        this.execution = execution;
        this.workflowType = workflowType;
        this.taskQueue = taskQueue;
        this.status = status;
        this.startTime = startTime;
        this.closeTime = closeTime;
        this.executionTime = executionTime;
        this.parent = parent;
        this.historyLength = historyLength;
        this.taskFailure = taskFailure;
        this.searchAttributes = searchAttributes;
        this.memo = Map.copyOf(memo);
        this.summary = summary;
        this.details = details;
        this.converter = converter;
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

    /** When its code ran first, or will: later than the start by a start delay, a cron schedule or the wait before a retry. */
    public Instant getExecutionTime() {
        return executionTime;
    }

    /** From its start to its end; null while it is open. */
    public @Nullable Duration getExecutionDuration() {
        return closeTime == null ? null : Duration.between(startTime, closeTime);
    }

    /** Who started it as a child; null when nobody did. */
    public @Nullable WorkflowExecution getParentExecution() {
        return parent;
    }

    /** How many events its history had when it closed; zero while it is open. */
    public long getHistoryLength() {
        return historyLength;
    }

    /** Why its code does not go on at present (it will be tried again); null when nothing is wrong. */
    public @Nullable String getTaskFailure() {
        return taskFailure;
    }

    public SearchAttributes getTypedSearchAttributes() {
        return searchAttributes;
    }

    /** The same as {@link #getTypedSearchAttributes}, without types. */
    public Map<String, ?> getSearchAttributes() {
        return searchAttributes.toUntyped();
    }

    /** What the run is for, in one line, as its start said; null if nobody said. */
    public @Nullable String getStaticSummary() {
        return summary == null ? null : converter.fromPayload(summary, String.class, String.class);
    }

    /** What else people should know of it, as its start said; null if nobody said. */
    public @Nullable String getStaticDetails() {
        return details == null ? null : converter.fromPayload(details, String.class, String.class);
    }

    /** A value of its memo; null when there is none of that name. */
    public <T> @Nullable T getMemo(String key, Class<T> valueClass) {
        return getMemo(key, valueClass, valueClass);
    }

    /** As {@link #getMemo(String, Class)}, for a generic type. */
    public <T> @Nullable T getMemo(String key, Class<T> valueClass, Type genericType) {
        Payload value = memo.get(key);
        return value == null ? null : converter.fromPayload(value, valueClass, genericType);
    }

    @Override
    public String toString() {
        return workflowType + " " + execution + " " + status;
    }
}
