package io.perdura.common;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The durable retry policy: how often, and with what pauses, something that failed is tried again. It survives crashes,
 * unlike a retry inside one attempt. Immutable.
 *
 * <p>What is not set has a default: initial interval 1 s, coefficient 2.0, maximum interval 100 times the initial one,
 * attempts unlimited, all failure types retried. Options that are merged ({@link #mergedOver}) keep what was set.
 */
public final class RetryOptions {
    private static final Duration DEFAULT_INITIAL_INTERVAL = Duration.ofSeconds(1);
    private static final double DEFAULT_BACKOFF_COEFFICIENT = 2.0;
    private static final int DEFAULT_MAXIMUM_INTERVAL_FACTOR = 100;
    private static final RetryOptions DEFAULTS = newBuilder().build();

    private final @Nullable Duration initialInterval;
    private final double backoffCoefficient;
    private final @Nullable Duration maximumInterval;
    private final int maximumAttempts;
    private final List<String> doNotRetry;

    private RetryOptions(Builder builder) {
        this.initialInterval = builder.initialInterval;
        this.backoffCoefficient = builder.backoffCoefficient;
        this.maximumInterval = builder.maximumInterval;
        this.maximumAttempts = builder.maximumAttempts;
        this.doNotRetry = List.copyOf(builder.doNotRetry);
        if (maximumInterval != null && maximumInterval.compareTo(getInitialInterval()) < 0) {
            throw new IllegalStateException("maximumInterval is " + maximumInterval + ", shorter than initialInterval "
                    + getInitialInterval() + ": make it at least as long, or leave it out");
        }
    }

    public static RetryOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(RetryOptions options) {
        return options.toBuilder();
    }

    /** A builder that starts with what is set here. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.initialInterval = initialInterval;
        builder.backoffCoefficient = backoffCoefficient;
        builder.maximumInterval = maximumInterval;
        builder.maximumAttempts = maximumAttempts;
        builder.doNotRetry = doNotRetry;
        return builder;
    }

    /**
     * These options, completed by {@code defaults} where nothing is set here. An interval that is set here bends one of the
     * defaults that would contradict it.
     */
    public RetryOptions mergedOver(@Nullable RetryOptions defaults) {
        if (defaults == null) {
            return this;
        }
        Builder builder = toBuilder();
        if (initialInterval == null && defaults.initialInterval != null) {
            builder.initialInterval = shorter(defaults.initialInterval, maximumInterval);
        }
        if (backoffCoefficient == 0) {
            builder.backoffCoefficient = defaults.backoffCoefficient;
        }
        if (maximumInterval == null && defaults.maximumInterval != null) {
            boolean bent = initialInterval != null && initialInterval.compareTo(defaults.maximumInterval) > 0;
            builder.maximumInterval = bent ? initialInterval : defaults.maximumInterval;
        }
        if (maximumAttempts == 0) {
            builder.maximumAttempts = defaults.maximumAttempts;
        }
        if (doNotRetry.isEmpty()) {
            builder.doNotRetry = defaults.doNotRetry;
        }
        return builder.build();
    }

    /** What {@code options} set, completed by what is set here. */
    public RetryOptions merge(@Nullable RetryOptions options) {
        return options == null ? this : options.mergedOver(this);
    }

    /** What {@code options} set, completed by what the annotation says; null when there is neither. */
    public static @Nullable RetryOptions merge(@Nullable MethodRetry annotation, @Nullable RetryOptions options) {
        if (annotation == null) {
            return options;
        }
        Builder builder =
                newBuilder().setMaximumAttempts(annotation.maximumAttempts()).setDoNotRetry(annotation.doNotRetry());
        if (annotation.initialIntervalSeconds() != 0) {
            builder.setInitialInterval(Duration.ofSeconds(annotation.initialIntervalSeconds()));
        }
        if (annotation.maximumIntervalSeconds() != 0) {
            builder.setMaximumInterval(Duration.ofSeconds(annotation.maximumIntervalSeconds()));
        }
        if (annotation.backoffCoefficient() != 0) {
            builder.setBackoffCoefficient(annotation.backoffCoefficient());
        }
        RetryOptions annotated = builder.build();
        return options == null ? annotated : options.mergedOver(annotated);
    }

    /**
     * The pause after the given attempt failed: {@code min(initialInterval * backoffCoefficient^(attempt - 1),
     * maximumInterval)}, the formula of Temporal's retry policy. It holds no chance, so that replay can't differ.
     *
     * @param attempt the attempt that failed, the first one is 1
     */
    public Duration backoff(int attempt) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt is " + attempt + ": attempts count from 1");
        }
        double maximumMillis = effectiveMaximumInterval().toMillis();
        double millis = getInitialInterval().toMillis() * Math.pow(getBackoffCoefficient(), attempt - 1.0);
        return millis < maximumMillis ? Duration.ofMillis((long) millis) : effectiveMaximumInterval();
    }

    private static Duration shorter(Duration interval, @Nullable Duration limit) {
        return limit != null && limit.compareTo(interval) < 0 ? limit : interval;
    }

    /** The pause after the first attempt; 1 s by default, or the maximum interval if that is shorter. */
    public Duration getInitialInterval() {
        return initialInterval != null ? initialInterval : shorter(DEFAULT_INITIAL_INTERVAL, maximumInterval);
    }

    /** By what each further pause grows; 2.0 by default, never below 1. */
    public double getBackoffCoefficient() {
        return backoffCoefficient != 0 ? backoffCoefficient : DEFAULT_BACKOFF_COEFFICIENT;
    }

    /** The longest pause; null when it is not set, which means {@link #effectiveMaximumInterval}. */
    public @Nullable Duration getMaximumInterval() {
        return maximumInterval;
    }

    /** The longest pause as it counts; 100 times the initial interval by default. */
    public Duration effectiveMaximumInterval() {
        return maximumInterval != null
                ? maximumInterval
                : getInitialInterval().multipliedBy(DEFAULT_MAXIMUM_INTERVAL_FACTOR);
    }

    /** How many attempts in all, the first one included; 0, the default, means unlimited. */
    public int getMaximumAttempts() {
        return maximumAttempts;
    }

    /** Failure types that are never retried: the type of an {@code ApplicationFailure}, or an exception class name. */
    public String[] getDoNotRetry() {
        return doNotRetry.toArray(String[]::new);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetryOptions that
                && Objects.equals(initialInterval, that.initialInterval)
                && backoffCoefficient == that.backoffCoefficient
                && Objects.equals(maximumInterval, that.maximumInterval)
                && maximumAttempts == that.maximumAttempts
                && doNotRetry.equals(that.doNotRetry);
    }

    @Override
    public int hashCode() {
        return Objects.hash(initialInterval, backoffCoefficient, maximumInterval, maximumAttempts, doNotRetry);
    }

    @Override
    public String toString() {
        return "RetryOptions{initialInterval=" + getInitialInterval() + ", backoffCoefficient="
                + getBackoffCoefficient()
                + ", maximumInterval=" + effectiveMaximumInterval() + ", maximumAttempts="
                + (maximumAttempts == 0 ? "unlimited" : maximumAttempts) + ", doNotRetry=" + doNotRetry + '}';
    }

    /** Collects and checks the options; each setter refuses a value that can't be meant. Not thread-safe. */
    public static final class Builder {
        private @Nullable Duration initialInterval;
        private double backoffCoefficient;
        private @Nullable Duration maximumInterval;
        private int maximumAttempts;
        private List<String> doNotRetry = List.of();

        private Builder() {}

        /** The pause after the first attempt. Default 1 s. */
        public Builder setInitialInterval(Duration initialInterval) {
            this.initialInterval = Durations.positive("initialInterval", initialInterval);
            return this;
        }

        /** By what each further pause grows; at least 1. Default 2.0. */
        public Builder setBackoffCoefficient(double backoffCoefficient) {
            if (!(backoffCoefficient >= 1.0) || Double.isInfinite(backoffCoefficient)) {
                throw new IllegalArgumentException("backoffCoefficient is " + backoffCoefficient
                        + ": use 1.0 for equal pauses, more for growing ones (the default is 2.0)");
            }
            this.backoffCoefficient = backoffCoefficient;
            return this;
        }

        /** The longest pause. Default 100 times the initial interval. */
        public Builder setMaximumInterval(Duration maximumInterval) {
            this.maximumInterval = Durations.positive("maximumInterval", maximumInterval);
            return this;
        }

        /** How many attempts in all; 0, the default, means unlimited and 1 means that nothing is retried. */
        public Builder setMaximumAttempts(int maximumAttempts) {
            if (maximumAttempts < 0) {
                throw new IllegalArgumentException(
                        "maximumAttempts is " + maximumAttempts + ": use 0 for unlimited, 1 for no retry, or more");
            }
            this.maximumAttempts = maximumAttempts;
            return this;
        }

        /** Failure types that are never retried: types of {@code ApplicationFailure}, or exception class names. */
        public Builder setDoNotRetry(String... doNotRetry) {
            this.doNotRetry = Arrays.asList(doNotRetry.clone());
            return this;
        }

        /** @throws IllegalStateException if the maximum interval is shorter than the initial one */
        public RetryOptions build() {
            return new RetryOptions(this);
        }

        /** The same as {@link #build}. */
        public RetryOptions validateBuildWithDefaults() {
            return build();
        }
    }
}
