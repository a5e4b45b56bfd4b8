package io.perdura.activity;

import io.perdura.common.Durations;
import io.perdura.common.RetryOptions;
import io.perdura.common.StaticTexts;
import io.perdura.common.context.ContextPropagator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an activity is scheduled: four timeouts, the durable retry policy, the queue, and what a cancellation does.
 * Immutable.
 *
 * <p>One of {@code startToCloseTimeout} and {@code scheduleToCloseTimeout} must be set in the end, here, in the
 * {@link ActivityPolicy} of the activity or as a default of the deployment.
 */
public final class ActivityOptions {
    private static final ActivityOptions DEFAULTS = newBuilder().build();

    private final @Nullable Duration scheduleToCloseTimeout;
    private final @Nullable Duration scheduleToStartTimeout;
    private final @Nullable Duration startToCloseTimeout;
    private final @Nullable Duration heartbeatTimeout;
    private final @Nullable String taskQueue;
    private final @Nullable RetryOptions retryOptions;
    private final @Nullable ActivityCancellationType cancellationType;
    private final @Nullable String summary;
    private final boolean disableEagerExecution;
    private final @Nullable List<ContextPropagator> contextPropagators;

    private ActivityOptions(Builder builder) {
        this.scheduleToCloseTimeout = builder.scheduleToCloseTimeout;
        this.scheduleToStartTimeout = builder.scheduleToStartTimeout;
        this.startToCloseTimeout = builder.startToCloseTimeout;
        this.heartbeatTimeout = builder.heartbeatTimeout;
        this.taskQueue = builder.taskQueue;
        this.retryOptions = builder.retryOptions;
        this.cancellationType = builder.cancellationType;
        this.summary = builder.summary;
        this.disableEagerExecution = builder.disableEagerExecution;
        this.contextPropagators = builder.contextPropagators;
    }

    /** Options of which nothing is set. */
    public static ActivityOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(ActivityOptions options) {
        return options.toBuilder();
    }

    /** A builder that starts with what is set here. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.scheduleToCloseTimeout = scheduleToCloseTimeout;
        builder.scheduleToStartTimeout = scheduleToStartTimeout;
        builder.startToCloseTimeout = startToCloseTimeout;
        builder.heartbeatTimeout = heartbeatTimeout;
        builder.taskQueue = taskQueue;
        builder.retryOptions = retryOptions;
        builder.cancellationType = cancellationType;
        builder.summary = summary;
        builder.disableEagerExecution = disableEagerExecution;
        builder.contextPropagators = contextPropagators;
        return builder;
    }

    /**
     * These options, completed by {@code defaults} where nothing is set here; so are the retry options. Context propagators are
     * added to those of the defaults.
     */
    public ActivityOptions mergedOver(@Nullable ActivityOptions defaults) {
        if (defaults == null) {
            return this;
        }
        Builder builder = new Builder();
        builder.scheduleToCloseTimeout = or(scheduleToCloseTimeout, defaults.scheduleToCloseTimeout);
        builder.scheduleToStartTimeout = or(scheduleToStartTimeout, defaults.scheduleToStartTimeout);
        builder.startToCloseTimeout = or(startToCloseTimeout, defaults.startToCloseTimeout);
        builder.heartbeatTimeout = or(heartbeatTimeout, defaults.heartbeatTimeout);
        builder.taskQueue = or(taskQueue, defaults.taskQueue);
        builder.retryOptions =
                retryOptions == null ? defaults.retryOptions : retryOptions.mergedOver(defaults.retryOptions);
        builder.cancellationType = or(cancellationType, defaults.cancellationType);
        builder.summary = or(summary, defaults.summary);
        builder.disableEagerExecution = disableEagerExecution || defaults.disableEagerExecution;
        builder.contextPropagators = joined(defaults.contextPropagators, contextPropagators);
        return builder.build();
    }

    /**
     * Returns these options if they limit how long the activity may take.
     *
     * @throws IllegalArgumentException if neither start-to-close nor schedule-to-close is set
     */
    public ActivityOptions requireCloseTimeout(String activityType) {
        if (startToCloseTimeout == null && scheduleToCloseTimeout == null) {
            throw new IllegalArgumentException("Activity '" + activityType + "' has neither startToCloseTimeout nor"
                    + " scheduleToCloseTimeout: set one in its ActivityOptions or @ActivityPolicy, or a default for the"
                    + " deployment");
        }
        return this;
    }

    private static @Nullable List<ContextPropagator> joined(
            @Nullable List<ContextPropagator> first, @Nullable List<ContextPropagator> then) {
        if (first == null || then == null) {
            return or(first, then);
        }
        return Stream.concat(first.stream(), then.stream()).distinct().toList();
    }

    private static <T> @Nullable T or(@Nullable T value, @Nullable T otherwise) {
        return value != null ? value : otherwise;
    }

    /** How long all attempts together may take, pauses included; by default without limit. */
    public @Nullable Duration getScheduleToCloseTimeout() {
        return scheduleToCloseTimeout;
    }

    /** How long the activity may wait for a worker; never retried; by default without limit. */
    public @Nullable Duration getScheduleToStartTimeout() {
        return scheduleToStartTimeout;
    }

    /** How long one attempt may take; by default as long as all attempts together. */
    public @Nullable Duration getStartToCloseTimeout() {
        return startToCloseTimeout;
    }

    /** The longest time between two heartbeats of an attempt; by default none is expected. */
    public @Nullable Duration getHeartbeatTimeout() {
        return heartbeatTimeout;
    }

    /** What the activity's queue is called; by default that of the workflow. It chooses among the workers of a test only. */
    public @Nullable String getTaskQueue() {
        return taskQueue;
    }

    /** The durable retry policy; by default that of {@link RetryOptions}. */
    public @Nullable RetryOptions getRetryOptions() {
        return retryOptions;
    }

    /** What a cancellation of the scope does to the activity; by default {@code TRY_CANCEL}. */
    public ActivityCancellationType getCancellationType() {
        return cancellationType != null ? cancellationType : ActivityCancellationType.TRY_CANCEL;
    }

    /** What the activity is for, in one line, for people; null by default. */
    public @Nullable String getSummary() {
        return summary;
    }

    /** Whose contexts the activity is scheduled with; null for those of the client. */
    public @Nullable List<ContextPropagator> getContextPropagators() {
        return contextPropagators;
    }

    /** Without effect: an activity starts on its own node straight after the commit that scheduled it, if a slot is free. */
    public boolean isEagerExecutionDisabled() {
        return disableEagerExecution;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ActivityOptions that
                && Objects.equals(scheduleToCloseTimeout, that.scheduleToCloseTimeout)
                && Objects.equals(scheduleToStartTimeout, that.scheduleToStartTimeout)
                && Objects.equals(startToCloseTimeout, that.startToCloseTimeout)
                && Objects.equals(heartbeatTimeout, that.heartbeatTimeout)
                && Objects.equals(taskQueue, that.taskQueue)
                && Objects.equals(retryOptions, that.retryOptions)
                && Objects.equals(cancellationType, that.cancellationType)
                && Objects.equals(summary, that.summary)
                && disableEagerExecution == that.disableEagerExecution
                && Objects.equals(contextPropagators, that.contextPropagators);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                scheduleToCloseTimeout,
                scheduleToStartTimeout,
                startToCloseTimeout,
                heartbeatTimeout,
                taskQueue,
                retryOptions,
                cancellationType,
                summary,
                disableEagerExecution,
                contextPropagators);
    }

    @Override
    public String toString() {
        return "ActivityOptions{scheduleToCloseTimeout=" + scheduleToCloseTimeout
                + ", scheduleToStartTimeout=" + scheduleToStartTimeout
                + ", startToCloseTimeout=" + startToCloseTimeout
                + ", heartbeatTimeout=" + heartbeatTimeout
                + ", taskQueue=" + taskQueue
                + ", retryOptions=" + retryOptions
                + ", cancellationType=" + cancellationType
                + '}';
    }

    /** Collects and checks the options; each setter refuses a value that can't be meant. Not thread-safe. */
    public static final class Builder {
        private @Nullable Duration scheduleToCloseTimeout;
        private @Nullable List<ContextPropagator> contextPropagators;
        private @Nullable Duration scheduleToStartTimeout;
        private @Nullable Duration startToCloseTimeout;
        private @Nullable Duration heartbeatTimeout;
        private @Nullable String taskQueue;
        private @Nullable RetryOptions retryOptions;
        private @Nullable ActivityCancellationType cancellationType;
        private @Nullable String summary;
        private boolean disableEagerExecution;

        private Builder() {}

        /** How long all attempts together may take, pauses included; by default without limit. */
        public Builder setScheduleToCloseTimeout(Duration scheduleToCloseTimeout) {
            this.scheduleToCloseTimeout = Durations.positive("scheduleToCloseTimeout", scheduleToCloseTimeout);
            return this;
        }

        /** How long the activity may wait for a worker; never retried; by default without limit. */
        public Builder setScheduleToStartTimeout(Duration scheduleToStartTimeout) {
            this.scheduleToStartTimeout = Durations.positive("scheduleToStartTimeout", scheduleToStartTimeout);
            return this;
        }

        /** How long one attempt may take; by default as long as all attempts together. */
        public Builder setStartToCloseTimeout(Duration startToCloseTimeout) {
            this.startToCloseTimeout = Durations.positive("startToCloseTimeout", startToCloseTimeout);
            return this;
        }

        /** The longest time between two heartbeats of an attempt; by default none is expected. */
        public Builder setHeartbeatTimeout(Duration heartbeatTimeout) {
            this.heartbeatTimeout = Durations.positive("heartbeatTimeout", heartbeatTimeout);
            return this;
        }

        /** What the activity's queue is called; by default that of the workflow. It chooses among the workers of a test only. */
        public Builder setTaskQueue(String taskQueue) {
            this.taskQueue = checked("taskQueue", taskQueue);
            return this;
        }

        /** The durable retry policy; by default that of {@link RetryOptions}. */
        public Builder setRetryOptions(RetryOptions retryOptions) {
            this.retryOptions = retryOptions;
            return this;
        }

        /** What a cancellation of the scope does to the activity; by default {@code TRY_CANCEL}. */
        public Builder setCancellationType(ActivityCancellationType cancellationType) {
            this.cancellationType = cancellationType;
            return this;
        }

        /** What the activity is for, in one line, for people: the history and descriptions show it; at most 400 characters. */
        public Builder setSummary(@Nullable String summary) {
            this.summary = StaticTexts.summary("summary", summary);
            return this;
        }

        /** Whose contexts the activity is scheduled with; they go in the place of the client's. Default: null, the client's. */
        public Builder setContextPropagators(@Nullable List<ContextPropagator> contextPropagators) {
            this.contextPropagators = contextPropagators == null ? null : List.copyOf(contextPropagators);
            return this;
        }

        /** Without effect; see {@link ActivityOptions#isEagerExecutionDisabled}. */
        public Builder setDisableEagerExecution(boolean disableEagerExecution) {
            this.disableEagerExecution = disableEagerExecution;
            return this;
        }

        /** Lets what is set in {@code override} go over what is set here. */
        public Builder mergeActivityOptions(@Nullable ActivityOptions override) {
            return override == null ? this : override.mergedOver(build()).toBuilder();
        }

        /** The same as {@link #build}: what is missing is completed when an activity is scheduled. */
        public ActivityOptions validateAndBuildWithDefaults() {
            return build();
        }

        public ActivityOptions build() {
            return new ActivityOptions(this);
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
