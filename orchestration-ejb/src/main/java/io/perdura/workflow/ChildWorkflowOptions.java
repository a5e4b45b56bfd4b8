package io.perdura.workflow;

import io.perdura.common.Durations;
import io.perdura.common.ParentClosePolicy;
import io.perdura.common.RetryOptions;
import io.perdura.common.SearchAttributes;
import io.perdura.common.StaticTexts;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.common.context.ContextPropagator;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a child workflow is started. Immutable. What is not set is taken from the parent or has the default named at its
 * setter.
 */
public final class ChildWorkflowOptions {
    private static final ChildWorkflowOptions DEFAULTS = newBuilder().build();

    private final @Nullable String workflowId;
    private final @Nullable String taskQueue;
    private final @Nullable Duration workflowExecutionTimeout;
    private final @Nullable Duration workflowRunTimeout;
    private final @Nullable Duration workflowTaskTimeout;
    private final @Nullable WorkflowIdReusePolicy workflowIdReusePolicy;
    private final @Nullable ParentClosePolicy parentClosePolicy;
    private final @Nullable ChildWorkflowCancellationType cancellationType;
    private final @Nullable RetryOptions retryOptions;
    private final @Nullable String cronSchedule;
    private final @Nullable List<ContextPropagator> contextPropagators;
    private final @Nullable Map<String, Object> memo;
    private final @Nullable SearchAttributes typedSearchAttributes;
    private final @Nullable String staticSummary;
    private final @Nullable String staticDetails;

    private ChildWorkflowOptions(Builder builder) {
        this.workflowId = builder.workflowId;
        this.taskQueue = builder.taskQueue;
        this.workflowExecutionTimeout = builder.workflowExecutionTimeout;
        this.workflowRunTimeout = builder.workflowRunTimeout;
        this.workflowTaskTimeout = builder.workflowTaskTimeout;
        this.workflowIdReusePolicy = builder.workflowIdReusePolicy;
        this.parentClosePolicy = builder.parentClosePolicy;
        this.cancellationType = builder.cancellationType;
        this.retryOptions = builder.retryOptions;
        this.cronSchedule = builder.cronSchedule;
        this.contextPropagators = builder.contextPropagators;
        this.memo = builder.memo;
        this.typedSearchAttributes = builder.typedSearchAttributes;
        this.staticSummary = builder.staticSummary;
        this.staticDetails = builder.staticDetails;
    }

    /** Options of which nothing is set. */
    public static ChildWorkflowOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(ChildWorkflowOptions options) {
        return options.toBuilder();
    }

    /** A builder that starts with what is set here. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.workflowId = workflowId;
        builder.taskQueue = taskQueue;
        builder.workflowExecutionTimeout = workflowExecutionTimeout;
        builder.workflowRunTimeout = workflowRunTimeout;
        builder.workflowTaskTimeout = workflowTaskTimeout;
        builder.workflowIdReusePolicy = workflowIdReusePolicy;
        builder.parentClosePolicy = parentClosePolicy;
        builder.cancellationType = cancellationType;
        builder.retryOptions = retryOptions;
        builder.cronSchedule = cronSchedule;
        builder.contextPropagators = contextPropagators;
        builder.memo = memo;
        builder.typedSearchAttributes = typedSearchAttributes;
        builder.staticSummary = staticSummary;
        builder.staticDetails = staticDetails;
        return builder;
    }

    /** The id of the child; by default one that follows from the parent's run. */
    public @Nullable String getWorkflowId() {
        return workflowId;
    }

    /** The task queue of the child; by default that of the parent. */
    public @Nullable String getTaskQueue() {
        return taskQueue;
    }

    /** How long all runs of the child together may take; by default without limit. */
    public @Nullable Duration getWorkflowExecutionTimeout() {
        return workflowExecutionTimeout;
    }

    /** How long one run of the child may take; by default without limit. */
    public @Nullable Duration getWorkflowRunTimeout() {
        return workflowRunTimeout;
    }

    /** How long one task of the child may take; by default that of the deployment. */
    public @Nullable Duration getWorkflowTaskTimeout() {
        return workflowTaskTimeout;
    }

    /** Whether the id of a closed run may be used again; by default it may. */
    public WorkflowIdReusePolicy getWorkflowIdReusePolicy() {
        return workflowIdReusePolicy != null
                ? workflowIdReusePolicy
                : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;
    }

    /** What happens to the child when the parent closes; by default it is terminated. */
    public ParentClosePolicy getParentClosePolicy() {
        return parentClosePolicy != null ? parentClosePolicy : ParentClosePolicy.PARENT_CLOSE_POLICY_TERMINATE;
    }

    /** What a cancellation of the scope does to the child; by default its end is waited for. */
    public ChildWorkflowCancellationType getCancellationType() {
        return cancellationType != null ? cancellationType : ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED;
    }

    /** When a failed run is followed by another attempt; by default never. */
    public @Nullable RetryOptions getRetryOptions() {
        return retryOptions;
    }

    /** Whose contexts the child is started with; null for those of the client. */
    public @Nullable List<ContextPropagator> getContextPropagators() {
        return contextPropagators;
    }

    /** When the next run follows; by default never. */
    public @Nullable String getCronSchedule() {
        return cronSchedule;
    }

    /** Values that the run shows to people, by name. */
    public @Nullable Map<String, Object> getMemo() {
        return memo;
    }

    /** Values by which lists find the run. */
    public @Nullable SearchAttributes getTypedSearchAttributes() {
        return typedSearchAttributes;
    }

    /** What the run is for, in one line, for people; null if nobody said. */
    public @Nullable String getStaticSummary() {
        return staticSummary;
    }

    /** What else people should know of the run; null if nobody said. */
    public @Nullable String getStaticDetails() {
        return staticDetails;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChildWorkflowOptions that
                && Objects.equals(workflowId, that.workflowId)
                && Objects.equals(taskQueue, that.taskQueue)
                && Objects.equals(workflowExecutionTimeout, that.workflowExecutionTimeout)
                && Objects.equals(workflowRunTimeout, that.workflowRunTimeout)
                && Objects.equals(workflowTaskTimeout, that.workflowTaskTimeout)
                && Objects.equals(workflowIdReusePolicy, that.workflowIdReusePolicy)
                && Objects.equals(parentClosePolicy, that.parentClosePolicy)
                && Objects.equals(cancellationType, that.cancellationType)
                && Objects.equals(retryOptions, that.retryOptions)
                && Objects.equals(cronSchedule, that.cronSchedule)
                && Objects.equals(contextPropagators, that.contextPropagators)
                && Objects.equals(memo, that.memo)
                && Objects.equals(typedSearchAttributes, that.typedSearchAttributes)
                && Objects.equals(staticSummary, that.staticSummary)
                && Objects.equals(staticDetails, that.staticDetails);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                workflowId,
                taskQueue,
                workflowExecutionTimeout,
                workflowRunTimeout,
                workflowTaskTimeout,
                workflowIdReusePolicy,
                parentClosePolicy,
                cancellationType,
                retryOptions,
                cronSchedule,
                contextPropagators,
                memo,
                typedSearchAttributes,
                staticSummary,
                staticDetails);
    }

    @Override
    public String toString() {
        return "ChildWorkflowOptions{workflowId=" + workflowId
                + ", taskQueue=" + taskQueue
                + ", workflowExecutionTimeout=" + workflowExecutionTimeout
                + ", workflowRunTimeout=" + workflowRunTimeout
                + ", workflowTaskTimeout=" + workflowTaskTimeout
                + ", workflowIdReusePolicy=" + workflowIdReusePolicy
                + ", parentClosePolicy=" + parentClosePolicy
                + ", cancellationType=" + cancellationType
                + ", retryOptions=" + retryOptions
                + ", cronSchedule=" + cronSchedule
                + ", memo=" + memo
                + ", typedSearchAttributes=" + typedSearchAttributes
                + ", staticSummary=" + staticSummary
                + ", staticDetails=" + staticDetails
                + '}';
    }

    /** Collects and checks the options; each setter refuses a value that can't be meant. Not thread-safe. */
    public static final class Builder {
        private @Nullable String workflowId;
        private @Nullable List<ContextPropagator> contextPropagators;
        private @Nullable String taskQueue;
        private @Nullable Duration workflowExecutionTimeout;
        private @Nullable Duration workflowRunTimeout;
        private @Nullable Duration workflowTaskTimeout;
        private @Nullable WorkflowIdReusePolicy workflowIdReusePolicy;
        private @Nullable ParentClosePolicy parentClosePolicy;
        private @Nullable ChildWorkflowCancellationType cancellationType;
        private @Nullable RetryOptions retryOptions;
        private @Nullable String cronSchedule;
        private @Nullable Map<String, Object> memo;
        private @Nullable SearchAttributes typedSearchAttributes;
        private @Nullable String staticSummary;
        private @Nullable String staticDetails;

        private Builder() {}

        /** The id of the child; by default one that follows from the parent's run. */
        public Builder setWorkflowId(String workflowId) {
            this.workflowId = checked("workflowId", workflowId);
            return this;
        }

        /** The task queue of the child; by default that of the parent. */
        public Builder setTaskQueue(String taskQueue) {
            this.taskQueue = checked("taskQueue", taskQueue);
            return this;
        }

        /** How long all runs of the child together may take; by default without limit. */
        public Builder setWorkflowExecutionTimeout(Duration workflowExecutionTimeout) {
            this.workflowExecutionTimeout = Durations.positive("workflowExecutionTimeout", workflowExecutionTimeout);
            return this;
        }

        /** How long one run of the child may take; by default without limit. */
        public Builder setWorkflowRunTimeout(Duration workflowRunTimeout) {
            this.workflowRunTimeout = Durations.positive("workflowRunTimeout", workflowRunTimeout);
            return this;
        }

        /** How long one task of the child may take; by default that of the deployment. */
        public Builder setWorkflowTaskTimeout(Duration workflowTaskTimeout) {
            this.workflowTaskTimeout = Durations.positive("workflowTaskTimeout", workflowTaskTimeout);
            return this;
        }

        /** Whether the id of a closed run may be used again; by default it may. */
        public Builder setWorkflowIdReusePolicy(WorkflowIdReusePolicy workflowIdReusePolicy) {
            if (workflowIdReusePolicy == WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING) {
                throw new IllegalArgumentException("workflowIdReusePolicy is " + workflowIdReusePolicy
                        + ", but the start of a child ends no other run: give the child an id of its own, or let an activity"
                        + " terminate the open run before");
            }
            this.workflowIdReusePolicy = workflowIdReusePolicy;
            return this;
        }

        /** What happens to the child when the parent closes; by default it is terminated. */
        public Builder setParentClosePolicy(ParentClosePolicy parentClosePolicy) {
            this.parentClosePolicy = parentClosePolicy;
            return this;
        }

        /** What a cancellation of the scope does to the child; by default its end is waited for. */
        public Builder setCancellationType(ChildWorkflowCancellationType cancellationType) {
            this.cancellationType = cancellationType;
            return this;
        }

        /** When a failed or timed out run is followed by another attempt of the same workflow id; by default never. */
        public Builder setRetryOptions(RetryOptions retryOptions) {
            this.retryOptions = retryOptions;
            return this;
        }

        /** Whose contexts the child is started with; they go in the place of the client's. Default: null, the client's. */
        public Builder setContextPropagators(@Nullable List<ContextPropagator> contextPropagators) {
            this.contextPropagators = contextPropagators == null ? null : List.copyOf(contextPropagators);
            return this;
        }

        /** When the runs of this workflow begin: five cron fields, a name such as {@code @daily}, or {@code @every 90m}; the times are UTC unless
         * {@code CRON_TZ=Europe/Berlin} stands before the fields. The first run waits for its time too. */
        public Builder setCronSchedule(String cronSchedule) {
            this.cronSchedule = checked("cronSchedule", cronSchedule);
            return this;
        }

        /** Values that the run shows to people, by name; at most 2 MiB as stored. */
        public Builder setMemo(@Nullable Map<String, Object> memo) {
            this.memo = memo == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(memo));
            return this;
        }

        /** Values by which lists find the run: at most 100, 2 KiB each, 40 KiB in all. */
        public Builder setTypedSearchAttributes(SearchAttributes typedSearchAttributes) {
            this.typedSearchAttributes = typedSearchAttributes;
            return this;
        }

        /**
         * As {@link #setTypedSearchAttributes}; see {@link SearchAttributes#of} for the types that follow from the values.
         */
        public Builder setSearchAttributes(@Nullable Map<String, ?> searchAttributes) {
            this.typedSearchAttributes = searchAttributes == null ? null : SearchAttributes.of(searchAttributes);
            return this;
        }

        /** What the run is for, in one line, for people: descriptions and lists show it; at most 400 characters. */
        public Builder setStaticSummary(@Nullable String staticSummary) {
            this.staticSummary = StaticTexts.summary("staticSummary", staticSummary);
            return this;
        }

        /** What else people should know of the run: descriptions and lists show it; at most 20,000 characters. */
        public Builder setStaticDetails(@Nullable String staticDetails) {
            this.staticDetails = StaticTexts.details("staticDetails", staticDetails);
            return this;
        }

        public ChildWorkflowOptions build() {
            return new ChildWorkflowOptions(this);
        }

        /** The same as {@link #build}. */
        public ChildWorkflowOptions validateAndBuildWithDefaults() {
            return build();
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
