package io.perdura.activity;

import io.perdura.common.Durations;
import io.perdura.common.RetryOptions;
import io.perdura.common.StaticTexts;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a local activity runs: inside the task of its workflow, on the same node, without an event before it. For short calls that
 * may be repeated: until the task is committed, a crash repeats them. Messages to the run wait for the end of the task. Immutable.
 *
 * <p>One of {@code startToCloseTimeout} and {@code scheduleToCloseTimeout} must be set in the end, here, in the
 * {@link ActivityPolicy} of the activity or as a default of the deployment.
 */
public final class LocalActivityOptions {
    /** What {@link #getLocalRetryThreshold} is unless it is set. */
    public static final Duration DEFAULT_LOCAL_RETRY_THRESHOLD = Duration.ofMillis(500);

    private static final LocalActivityOptions DEFAULTS = newBuilder().build();

    private final @Nullable Duration scheduleToCloseTimeout;
    private final @Nullable Duration scheduleToStartTimeout;
    private final @Nullable Duration startToCloseTimeout;
    private final @Nullable Duration localRetryThreshold;
    private final @Nullable RetryOptions retryOptions;
    private final @Nullable ActivityCancellationType cancellationType;
    private final @Nullable String summary;
    private final @Nullable Boolean doNotIncludeArgumentsIntoMarker;

    private LocalActivityOptions(Builder builder) {
        this.scheduleToCloseTimeout = builder.scheduleToCloseTimeout;
        this.scheduleToStartTimeout = builder.scheduleToStartTimeout;
        this.startToCloseTimeout = builder.startToCloseTimeout;
        this.localRetryThreshold = builder.localRetryThreshold;
        this.retryOptions = builder.retryOptions;
        this.cancellationType = builder.cancellationType;
        this.summary = builder.summary;
        this.doNotIncludeArgumentsIntoMarker = builder.doNotIncludeArgumentsIntoMarker;
    }

    /** Options of which nothing is set. */
    public static LocalActivityOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** A builder that starts with what is set in {@code options}. */
    public static Builder newBuilder(@Nullable LocalActivityOptions options) {
        return options == null ? new Builder() : options.toBuilder();
    }

    /** A builder that starts with what is set here. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.scheduleToCloseTimeout = scheduleToCloseTimeout;
        builder.scheduleToStartTimeout = scheduleToStartTimeout;
        builder.startToCloseTimeout = startToCloseTimeout;
        builder.localRetryThreshold = localRetryThreshold;
        builder.retryOptions = retryOptions;
        builder.cancellationType = cancellationType;
        builder.summary = summary;
        builder.doNotIncludeArgumentsIntoMarker = doNotIncludeArgumentsIntoMarker;
        return builder;
    }

    /** How long all attempts together may take, pauses included; by default without limit. */
    public @Nullable Duration getScheduleToCloseTimeout() {
        return scheduleToCloseTimeout;
    }

    /** How long it may wait for a slot of the node; never retried; by default without limit. */
    public @Nullable Duration getScheduleToStartTimeout() {
        return scheduleToStartTimeout;
    }

    /** How long one attempt may take; by default as long as all attempts together. */
    public @Nullable Duration getStartToCloseTimeout() {
        return startToCloseTimeout;
    }

    /** The longest pause between two attempts that is spent within the task; a longer one is a durable timer. Default 500 ms. */
    public Duration getLocalRetryThreshold() {
        return localRetryThreshold != null ? localRetryThreshold : DEFAULT_LOCAL_RETRY_THRESHOLD;
    }

    /** The retry policy; by default that of {@link RetryOptions}. */
    public @Nullable RetryOptions getRetryOptions() {
        return retryOptions;
    }

    /** What a cancellation of the scope does to it; by default {@code TRY_CANCEL}. */
    public ActivityCancellationType getCancellationType() {
        return cancellationType != null ? cancellationType : ActivityCancellationType.TRY_CANCEL;
    }

    /** What it is for, in one line, for people; null by default. */
    public @Nullable String getSummary() {
        return summary;
    }

    /** Without effect: arguments of local activities are never stored. */
    public boolean isDoNotIncludeArgumentsIntoMarker() {
        return Boolean.TRUE.equals(doNotIncludeArgumentsIntoMarker);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LocalActivityOptions that
                && Objects.equals(scheduleToCloseTimeout, that.scheduleToCloseTimeout)
                && Objects.equals(scheduleToStartTimeout, that.scheduleToStartTimeout)
                && Objects.equals(startToCloseTimeout, that.startToCloseTimeout)
                && Objects.equals(localRetryThreshold, that.localRetryThreshold)
                && Objects.equals(retryOptions, that.retryOptions)
                && Objects.equals(cancellationType, that.cancellationType)
                && Objects.equals(summary, that.summary)
                && Objects.equals(doNotIncludeArgumentsIntoMarker, that.doNotIncludeArgumentsIntoMarker);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                scheduleToCloseTimeout,
                scheduleToStartTimeout,
                startToCloseTimeout,
                localRetryThreshold,
                retryOptions,
                cancellationType,
                summary,
                doNotIncludeArgumentsIntoMarker);
    }

    @Override
    public String toString() {
        return "LocalActivityOptions{scheduleToCloseTimeout=" + scheduleToCloseTimeout
                + ", scheduleToStartTimeout=" + scheduleToStartTimeout
                + ", startToCloseTimeout=" + startToCloseTimeout
                + ", localRetryThreshold=" + getLocalRetryThreshold()
                + ", retryOptions=" + retryOptions
                + ", cancellationType=" + cancellationType
                + '}';
    }

    /** Collects and checks the options; each setter refuses a value that can't be meant. Not thread-safe. */
    public static final class Builder {
        private @Nullable Duration scheduleToCloseTimeout;
        private @Nullable Duration scheduleToStartTimeout;
        private @Nullable Duration startToCloseTimeout;
        private @Nullable Duration localRetryThreshold;
        private @Nullable RetryOptions retryOptions;
        private @Nullable ActivityCancellationType cancellationType;
        private @Nullable String summary;
        private @Nullable Boolean doNotIncludeArgumentsIntoMarker;

        private Builder() {}

        /** How long all attempts together may take, pauses included; by default without limit. */
        public Builder setScheduleToCloseTimeout(Duration timeout) {
            this.scheduleToCloseTimeout = Durations.positive("scheduleToCloseTimeout", timeout);
            return this;
        }

        /** How long it may wait for a slot of the node; never retried; by default without limit. */
        public Builder setScheduleToStartTimeout(Duration timeout) {
            this.scheduleToStartTimeout = Durations.positive("scheduleToStartTimeout", timeout);
            return this;
        }

        /** How long one attempt may take; by default as long as all attempts together. */
        public Builder setStartToCloseTimeout(Duration timeout) {
            this.startToCloseTimeout = Durations.positive("startToCloseTimeout", timeout);
            return this;
        }

        /** The longest pause that is spent within the task; a longer one is a durable timer. Default 500 ms. */
        public Builder setLocalRetryThreshold(Duration localRetryThreshold) {
            this.localRetryThreshold = Durations.notNegative("localRetryThreshold", localRetryThreshold);
            return this;
        }

        /** The retry policy; by default that of {@link RetryOptions}. */
        public Builder setRetryOptions(RetryOptions retryOptions) {
            this.retryOptions = retryOptions;
            return this;
        }

        /** What a cancellation of the scope does to it; by default {@code TRY_CANCEL}. */
        public Builder setCancellationType(ActivityCancellationType cancellationType) {
            this.cancellationType = cancellationType;
            return this;
        }

        /** What it is for, in one line, for people: the history shows it with its end; at most 400 characters. */
        public Builder setSummary(@Nullable String summary) {
            this.summary = StaticTexts.summary("summary", summary);
            return this;
        }

        /** Without effect: arguments of local activities are never stored. */
        public Builder setDoNotIncludeArgumentsIntoMarker(boolean doNotIncludeArgumentsIntoMarker) {
            this.doNotIncludeArgumentsIntoMarker = doNotIncludeArgumentsIntoMarker;
            return this;
        }

        /** Lets what is set in {@code override} go over what is set here. */
        public Builder mergeActivityOptions(@Nullable LocalActivityOptions override) {
            if (override != null) {
                scheduleToCloseTimeout = or(override.scheduleToCloseTimeout, scheduleToCloseTimeout);
                scheduleToStartTimeout = or(override.scheduleToStartTimeout, scheduleToStartTimeout);
                startToCloseTimeout = or(override.startToCloseTimeout, startToCloseTimeout);
                localRetryThreshold = or(override.localRetryThreshold, localRetryThreshold);
                retryOptions =
                        override.retryOptions == null ? retryOptions : override.retryOptions.mergedOver(retryOptions);
                cancellationType = or(override.cancellationType, cancellationType);
                summary = or(override.summary, summary);
                doNotIncludeArgumentsIntoMarker =
                        or(override.doNotIncludeArgumentsIntoMarker, doNotIncludeArgumentsIntoMarker);
            }
            return this;
        }

        private static <T> @Nullable T or(@Nullable T value, @Nullable T otherwise) {
            return value != null ? value : otherwise;
        }

        /**
         * As {@link #build}, for code that wants to see a mistake early.
         *
         * @throws IllegalArgumentException if neither start-to-close nor schedule-to-close is set
         */
        public LocalActivityOptions validateAndBuildWithDefaults() {
            if (startToCloseTimeout == null && scheduleToCloseTimeout == null) {
                throw new IllegalArgumentException("LocalActivityOptions: neither startToCloseTimeout nor"
                        + " scheduleToCloseTimeout is set: set one of them, or call build() where the @ActivityPolicy or the"
                        + " deployment's default is to count");
            }
            if (retryOptions == null) {
                retryOptions = RetryOptions.getDefaultInstance();
            }
            return build();
        }

        public LocalActivityOptions build() {
            return new LocalActivityOptions(this);
        }
    }
}
