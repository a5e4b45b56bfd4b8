package io.perdura.engine.history;

import io.perdura.common.RetryOptions;
import io.perdura.common.RetryState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a failed attempt is made again; {@link RetryOptions} with every default resolved, in whole milliseconds.
 *
 * @param initialIntervalMillis the delay before the second attempt
 * @param backoffCoefficient by how much each later delay grows
 * @param maximumIntervalMillis the largest delay
 * @param maximumAttempts how many attempts in all, zero for no limit
 * @param doNotRetry failure types that end the activity at once
 */
public record RetryPolicy(
        long initialIntervalMillis,
        double backoffCoefficient,
        long maximumIntervalMillis,
        int maximumAttempts,
        List<String> doNotRetry) {

    /** 1 s, doubled up to 100 s, without limit. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(1_000, 2.0, 100_000, 0, List.of());

    public RetryPolicy {
        doNotRetry = List.copyOf(doNotRetry);
    }

    public static RetryPolicy of(RetryOptions options) {
        return new RetryPolicy(
                options.getInitialInterval().toMillis(),
                options.getBackoffCoefficient(),
                options.effectiveMaximumInterval().toMillis(),
                options.getMaximumAttempts(),
                List.of(options.getDoNotRetry()));
    }

    /** Whether it has no attempt follow such a failure, however few there were. */
    public boolean forbids(Failure failure) {
        return failure.nonRetryable()
                || failure.kind() == Failure.Kind.CANCELED
                || failure.kind() == Failure.Kind.TERMINATED
                || (failure.kind() == Failure.Kind.APPLICATION && doNotRetry.contains(failure.attribute(Failure.TYPE)));
    }

    /** Why nothing followed the failure that ended a workflow for good; {@code policy} is null when it had none. */
    public static RetryState whyOver(@Nullable RetryPolicy policy, Failure failure) {
        if (failure.kind() == Failure.Kind.CANCELED) {
            return RetryState.RETRY_STATE_CANCEL_REQUESTED;
        }
        if (failure.kind() == Failure.Kind.TIMEOUT) {
            return RetryState.RETRY_STATE_TIMEOUT;
        }
        if (policy == null) {
            return RetryState.RETRY_STATE_RETRY_POLICY_NOT_SET;
        }
        if (policy.forbids(failure)) {
            return RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE;
        }
        return policy.maximumAttempts > 0
                ? RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED
                : RetryState.RETRY_STATE_TIMEOUT;
    }

    /** The same as options. */
    public RetryOptions toOptions() {
        return RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMillis(initialIntervalMillis))
                .setBackoffCoefficient(backoffCoefficient)
                .setMaximumInterval(Duration.ofMillis(maximumIntervalMillis))
                .setMaximumAttempts(maximumAttempts)
                .setDoNotRetry(doNotRetry.toArray(String[]::new))
                .build();
    }

    /** The delay before the attempt that follows attempt number {@code attempt}: initial × coefficient^(attempt − 1). */
    public Duration delayAfter(int attempt) {
        double delay = initialIntervalMillis * Math.pow(backoffCoefficient, attempt - 1.0);
        return Duration.ofMillis((long) Math.min(delay, (double) maximumIntervalMillis));
    }
}
