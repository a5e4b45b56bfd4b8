package io.perdura.client;

import io.perdura.common.Durations;
import io.perdura.common.RetryOptions;
import io.perdura.common.SearchAttributes;
import io.perdura.common.StaticTexts;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.common.context.ContextPropagator;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a workflow is started. Immutable. What is not set has the default named at its setter. */
public final class WorkflowOptions {
    private static final WorkflowOptions DEFAULTS = newBuilder().build();

    private final @Nullable String workflowId;
    private final @Nullable String taskQueue;
    private final @Nullable WorkflowIdReusePolicy workflowIdReusePolicy;
    private final @Nullable WorkflowIdConflictPolicy workflowIdConflictPolicy;
    private final @Nullable Duration workflowExecutionTimeout;
    private final @Nullable Duration workflowRunTimeout;
    private final @Nullable Duration workflowTaskTimeout;
    private final @Nullable String requestId;
    private final @Nullable RetryOptions retryOptions;
    private final @Nullable String cronSchedule;
    private final @Nullable Map<String, Object> memo;
    private final @Nullable SearchAttributes typedSearchAttributes;
    private final @Nullable Duration startDelay;
    private final @Nullable List<ContextPropagator> contextPropagators;
    private final @Nullable String staticSummary;
    private final @Nullable String staticDetails;

    private WorkflowOptions(Builder builder) {
        this.workflowId = builder.workflowId;
        this.taskQueue = builder.taskQueue;
        this.workflowIdReusePolicy = builder.workflowIdReusePolicy;
        this.workflowIdConflictPolicy = builder.workflowIdConflictPolicy;
        this.workflowExecutionTimeout = builder.workflowExecutionTimeout;
        this.workflowRunTimeout = builder.workflowRunTimeout;
        this.workflowTaskTimeout = builder.workflowTaskTimeout;
        this.requestId = builder.requestId;
        this.retryOptions = builder.retryOptions;
        this.cronSchedule = builder.cronSchedule;
        this.memo = builder.memo;
        this.typedSearchAttributes = builder.typedSearchAttributes;
        this.startDelay = builder.startDelay;
        this.contextPropagators = builder.contextPropagators;
        this.staticSummary = builder.staticSummary;
        this.staticDetails = builder.staticDetails;
    }

    /** Options of which nothing is set. */
    public static WorkflowOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(WorkflowOptions options) {
        return options.toBuilder();
    }

    /** A builder that starts with what is set here. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.workflowId = workflowId;
        builder.taskQueue = taskQueue;
        builder.workflowIdReusePolicy = workflowIdReusePolicy;
        builder.workflowIdConflictPolicy = workflowIdConflictPolicy;
        builder.workflowExecutionTimeout = workflowExecutionTimeout;
        builder.workflowRunTimeout = workflowRunTimeout;
        builder.workflowTaskTimeout = workflowTaskTimeout;
        builder.requestId = requestId;
        builder.retryOptions = retryOptions;
        builder.cronSchedule = cronSchedule;
        builder.memo = memo;
        builder.typedSearchAttributes = typedSearchAttributes;
        builder.startDelay = startDelay;
        builder.contextPropagators = contextPropagators;
        builder.staticSummary = staticSummary;
        builder.staticDetails = staticDetails;
        return builder;
    }

    /** The business id; by default a random one, or one that follows from the request id. */
    public @Nullable String getWorkflowId() {
        return workflowId;
    }

    /** The task queue; by default the one that the workflow type is deployed on. */
    public @Nullable String getTaskQueue() {
        return taskQueue;
    }

    /** Whether the id of a closed run may be used again; null when it was not set: then it may. */
    public @Nullable WorkflowIdReusePolicy getWorkflowIdReusePolicy() {
        return workflowIdReusePolicy;
    }

    /** What to do when a run with that id is open; by default the start fails. */
    public WorkflowIdConflictPolicy getWorkflowIdConflictPolicy() {
        return workflowIdConflictPolicy != null
                ? workflowIdConflictPolicy
                : WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL;
    }

    /** How long all runs of the chain together may take; by default without limit. */
    public @Nullable Duration getWorkflowExecutionTimeout() {
        return workflowExecutionTimeout;
    }

    /** How long one run may take; by default without limit. */
    public @Nullable Duration getWorkflowRunTimeout() {
        return workflowRunTimeout;
    }

    /** How long one task may take; by default that of the deployment. */
    public @Nullable Duration getWorkflowTaskTimeout() {
        return workflowTaskTimeout;
    }

    /** Makes a repeated start answer with the run that the first one started; by default a random one. */
    public @Nullable String getRequestId() {
        return requestId;
    }

    /** When a failed run is followed by another attempt; by default never. */
    public @Nullable RetryOptions getRetryOptions() {
        return retryOptions;
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

    /** The same as {@link #getTypedSearchAttributes}, without types. */
    public @Nullable Map<String, ?> getSearchAttributes() {
        return typedSearchAttributes == null ? null : typedSearchAttributes.toUntyped();
    }

    /** Whose contexts the workflow is started with; null for those of the client. */
    public @Nullable List<ContextPropagator> getContextPropagators() {
        return contextPropagators;
    }

    /** How long the code does not begin; by default not at all. */
    public @Nullable Duration getStartDelay() {
        return startDelay;
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
        return other instanceof WorkflowOptions that
                && Objects.equals(workflowId, that.workflowId)
                && Objects.equals(taskQueue, that.taskQueue)
                && Objects.equals(workflowIdReusePolicy, that.workflowIdReusePolicy)
                && Objects.equals(workflowIdConflictPolicy, that.workflowIdConflictPolicy)
                && Objects.equals(workflowExecutionTimeout, that.workflowExecutionTimeout)
                && Objects.equals(workflowRunTimeout, that.workflowRunTimeout)
                && Objects.equals(workflowTaskTimeout, that.workflowTaskTimeout)
                && Objects.equals(requestId, that.requestId)
                && Objects.equals(retryOptions, that.retryOptions)
                && Objects.equals(cronSchedule, that.cronSchedule)
                && Objects.equals(memo, that.memo)
                && Objects.equals(typedSearchAttributes, that.typedSearchAttributes)
                && Objects.equals(startDelay, that.startDelay)
                && Objects.equals(contextPropagators, that.contextPropagators)
                && Objects.equals(staticSummary, that.staticSummary)
                && Objects.equals(staticDetails, that.staticDetails);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                workflowId,
                taskQueue,
                workflowIdReusePolicy,
                workflowIdConflictPolicy,
                workflowExecutionTimeout,
                workflowRunTimeout,
                workflowTaskTimeout,
                requestId,
                retryOptions,
                cronSchedule,
                memo,
                typedSearchAttributes,
                startDelay,
                contextPropagators,
                staticSummary,
                staticDetails);
    }

    @Override
    public String toString() {
        return "WorkflowOptions{workflowId=" + workflowId
                + ", taskQueue=" + taskQueue
                + ", workflowIdReusePolicy=" + workflowIdReusePolicy
                + ", workflowIdConflictPolicy=" + workflowIdConflictPolicy
                + ", workflowExecutionTimeout=" + workflowExecutionTimeout
                + ", workflowRunTimeout=" + workflowRunTimeout
                + ", workflowTaskTimeout=" + workflowTaskTimeout
                + ", requestId=" + requestId
                + ", retryOptions=" + retryOptions
                + ", cronSchedule=" + cronSchedule
                + ", memo=" + memo
                + ", typedSearchAttributes=" + typedSearchAttributes
                + ", startDelay=" + startDelay
                + ", staticSummary=" + staticSummary
                + ", staticDetails=" + staticDetails
                + '}';
    }

    /** Collects and checks the options; each setter refuses a value that can't be meant. Not thread-safe. */
    public static final class Builder {
        private @Nullable String workflowId;
        private @Nullable List<ContextPropagator> contextPropagators;
        private @Nullable String taskQueue;
        private @Nullable WorkflowIdReusePolicy workflowIdReusePolicy;
        private @Nullable WorkflowIdConflictPolicy workflowIdConflictPolicy;
        private @Nullable Duration workflowExecutionTimeout;
        private @Nullable Duration workflowRunTimeout;
        private @Nullable Duration workflowTaskTimeout;
        private @Nullable String requestId;
        private @Nullable RetryOptions retryOptions;
        private @Nullable String cronSchedule;
        private @Nullable Map<String, Object> memo;
        private @Nullable SearchAttributes typedSearchAttributes;
        private @Nullable Duration startDelay;
        private @Nullable String staticSummary;
        private @Nullable String staticDetails;

        private Builder() {}

        /** The business id; by default a random one, or one that follows from the request id. */
        public Builder setWorkflowId(String workflowId) {
            this.workflowId = checked("workflowId", workflowId);
            return this;
        }

        /** The task queue; by default the one that the workflow type is deployed on. */
        public Builder setTaskQueue(String taskQueue) {
            this.taskQueue = checked("taskQueue", taskQueue);
            return this;
        }

        /** Whether the id of a closed run may be used again; by default it may. */
        public Builder setWorkflowIdReusePolicy(WorkflowIdReusePolicy workflowIdReusePolicy) {
            this.workflowIdReusePolicy = workflowIdReusePolicy;
            return this;
        }

        /** What to do when a run with that id is open; by default the start fails. */
        public Builder setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy workflowIdConflictPolicy) {
            this.workflowIdConflictPolicy = workflowIdConflictPolicy;
            return this;
        }

        /** How long all runs of the chain together may take; by default without limit. */
        public Builder setWorkflowExecutionTimeout(Duration workflowExecutionTimeout) {
            this.workflowExecutionTimeout = Durations.positive("workflowExecutionTimeout", workflowExecutionTimeout);
            return this;
        }

        /** How long one run may take; by default without limit. */
        public Builder setWorkflowRunTimeout(Duration workflowRunTimeout) {
            this.workflowRunTimeout = Durations.positive("workflowRunTimeout", workflowRunTimeout);
            return this;
        }

        /** How long one task may take; by default that of the deployment. */
        public Builder setWorkflowTaskTimeout(Duration workflowTaskTimeout) {
            this.workflowTaskTimeout = Durations.positive("workflowTaskTimeout", workflowTaskTimeout);
            return this;
        }

        /** Makes a repeated start answer with the run that the first one started; by default a random one. */
        public Builder setRequestId(String requestId) {
            this.requestId = checked("requestId", requestId);
            return this;
        }

        /** When a failed or timed out run is followed by another attempt of the same workflow id; by default never. */
        public Builder setRetryOptions(RetryOptions retryOptions) {
            this.retryOptions = retryOptions;
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

        /** Whose contexts the workflow is started with; they go in the place of the client's. Default: null, the client's. */
        public Builder setContextPropagators(@Nullable List<ContextPropagator> contextPropagators) {
            this.contextPropagators = contextPropagators == null ? null : List.copyOf(contextPropagators);
            return this;
        }

        /** How long after the start the code begins. A signal, an update or a cancellation begins it at once. Not together with a cron schedule. */
        public Builder setStartDelay(Duration startDelay) {
            this.startDelay = Durations.positive("startDelay", startDelay);
            return this;
        }

        /**
         * As {@link #setTypedSearchAttributes}; see {@link SearchAttributes#of} for the types that follow from the values.
         */
        public Builder setSearchAttributes(@Nullable Map<String, ?> searchAttributes) {
            this.typedSearchAttributes = searchAttributes == null ? null : SearchAttributes.of(searchAttributes);
            return this;
        }

        /** Without effect: a workflow's code begins without a detour anyway. */
        public Builder setDisableEagerExecution(boolean disableEagerExecution) {
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

        /** @throws IllegalArgumentException if two options contradict each other */
        public WorkflowOptions build() {
            if (workflowIdReusePolicy == WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING
                    && workflowIdConflictPolicy != null) {
                throw new IllegalArgumentException("workflowIdReusePolicy is " + workflowIdReusePolicy
                        + ", which says already what becomes of an open run: leave workflowIdConflictPolicy out");
            }
            return new WorkflowOptions(this);
        }

        /** The same as {@link #build}. */
        public WorkflowOptions validateBuildWithDefaults() {
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
