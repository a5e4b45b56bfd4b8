package io.perdura.workflow;

import io.perdura.common.Durations;
import io.perdura.common.RetryOptions;
import io.perdura.common.SearchAttributes;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the next run does differently from this one. Immutable. What is not set stays as it is. */
public final class ContinueAsNewOptions {
    private static final ContinueAsNewOptions DEFAULTS = newBuilder().build();

    private final @Nullable String taskQueue;
    private final @Nullable Duration workflowRunTimeout;
    private final @Nullable Duration workflowTaskTimeout;
    private final @Nullable RetryOptions retryOptions;
    private final @Nullable Map<String, Object> memo;
    private final @Nullable SearchAttributes typedSearchAttributes;

    private ContinueAsNewOptions(Builder builder) {
        this.taskQueue = builder.taskQueue;
        this.workflowRunTimeout = builder.workflowRunTimeout;
        this.workflowTaskTimeout = builder.workflowTaskTimeout;
        this.retryOptions = builder.retryOptions;
        this.memo = builder.memo;
        this.typedSearchAttributes = builder.typedSearchAttributes;
    }

    /** Options of which nothing is set. */
    public static ContinueAsNewOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(ContinueAsNewOptions options) {
        return options.toBuilder();
    }

    /** A builder that starts with what is set here. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.taskQueue = taskQueue;
        builder.workflowRunTimeout = workflowRunTimeout;
        builder.workflowTaskTimeout = workflowTaskTimeout;
        builder.retryOptions = retryOptions;
        builder.memo = memo;
        builder.typedSearchAttributes = typedSearchAttributes;
        return builder;
    }

    /** The task queue of the next run. */
    public @Nullable String getTaskQueue() {
        return taskQueue;
    }

    /** How long the next run may take. */
    public @Nullable Duration getWorkflowRunTimeout() {
        return workflowRunTimeout;
    }

    /** How long one task of the next run may take. */
    public @Nullable Duration getWorkflowTaskTimeout() {
        return workflowTaskTimeout;
    }

    /** When the next run, if it fails, is followed by another attempt; kept by default. */
    public @Nullable RetryOptions getRetryOptions() {
        return retryOptions;
    }

    /** The memo of the next run; kept by default. */
    public @Nullable Map<String, Object> getMemo() {
        return memo;
    }

    /** The search attributes of the next run; kept by default. */
    public @Nullable SearchAttributes getTypedSearchAttributes() {
        return typedSearchAttributes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContinueAsNewOptions that
                && Objects.equals(taskQueue, that.taskQueue)
                && Objects.equals(workflowRunTimeout, that.workflowRunTimeout)
                && Objects.equals(workflowTaskTimeout, that.workflowTaskTimeout)
                && Objects.equals(retryOptions, that.retryOptions)
                && Objects.equals(memo, that.memo)
                && Objects.equals(typedSearchAttributes, that.typedSearchAttributes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                taskQueue, workflowRunTimeout, workflowTaskTimeout, retryOptions, memo, typedSearchAttributes);
    }

    @Override
    public String toString() {
        return "ContinueAsNewOptions{taskQueue=" + taskQueue
                + ", workflowRunTimeout=" + workflowRunTimeout
                + ", workflowTaskTimeout=" + workflowTaskTimeout
                + ", retryOptions=" + retryOptions
                + ", memo=" + memo
                + ", typedSearchAttributes=" + typedSearchAttributes
                + '}';
    }

    /** Collects and checks the options; each setter refuses a value that can't be meant. Not thread-safe. */
    public static final class Builder {
        private @Nullable String taskQueue;
        private @Nullable Duration workflowRunTimeout;
        private @Nullable Duration workflowTaskTimeout;
        private @Nullable RetryOptions retryOptions;
        private @Nullable Map<String, Object> memo;
        private @Nullable SearchAttributes typedSearchAttributes;

        private Builder() {}

        /** The task queue of the next run. */
        public Builder setTaskQueue(String taskQueue) {
            this.taskQueue = checked("taskQueue", taskQueue);
            return this;
        }

        /** How long the next run may take. */
        public Builder setWorkflowRunTimeout(Duration workflowRunTimeout) {
            this.workflowRunTimeout = Durations.positive("workflowRunTimeout", workflowRunTimeout);
            return this;
        }

        /** How long one task of the next run may take. */
        public Builder setWorkflowTaskTimeout(Duration workflowTaskTimeout) {
            this.workflowTaskTimeout = Durations.positive("workflowTaskTimeout", workflowTaskTimeout);
            return this;
        }

        /** When the next run, if it fails, is followed by another attempt; kept by default. */
        public Builder setRetryOptions(RetryOptions retryOptions) {
            this.retryOptions = retryOptions;
            return this;
        }

        /** The memo of the next run, instead of this one's. */
        public Builder setMemo(@Nullable Map<String, Object> memo) {
            this.memo = memo == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(memo));
            return this;
        }

        /** The search attributes of the next run, instead of this one's. */
        public Builder setTypedSearchAttributes(SearchAttributes typedSearchAttributes) {
            this.typedSearchAttributes = typedSearchAttributes;
            return this;
        }

        public ContinueAsNewOptions build() {
            return new ContinueAsNewOptions(this);
        }

        private static String checked(String field, @Nullable String value) {
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException(
                        field + " is " + (value == null ? "null" : "empty") + ": give a name, or leave it out");
            }
            return value;
        }
    }
}
