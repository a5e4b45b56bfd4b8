package io.perdura.engine.run;

import io.perdura.common.RetryState;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.RetryPolicy;
import java.time.Duration;

/** Decides whether an activity that failed is tried again. Rules and defaults are those of Temporal's retry policies. */
public final class Attempts {

    private Attempts() {}

    /** What to do after a failed attempt. */
    public sealed interface Decision {
        /** Another attempt at that time. */
        record Retry(long atMillis) implements Decision {}

        /** The activity has failed for good. */
        record GiveUp(RetryState state) implements Decision {}
    }

    /**
     * @param activity what was scheduled
     * @param scheduledAtMillis when; schedule-to-close counts from here
     * @param attempt the attempt that failed, from 1
     * @param failure how
     * @param cancelRequested whether the workflow wants it no more
     */
    public static Decision afterFailure(
            ActivityScheduled activity,
            long scheduledAtMillis,
            int attempt,
            Failure failure,
            boolean cancelRequested,
            long nowMillis) {
        RetryPolicy policy = activity.retryPolicy();
        if (policy.forbids(failure)) {
            return new Decision.GiveUp(RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE);
        }
        if (cancelRequested) {
            return new Decision.GiveUp(RetryState.RETRY_STATE_CANCEL_REQUESTED);
        }
        long limit = activity.timeouts().scheduleToCloseMillis();
        return next(policy, attempt, failure, nowMillis, limit == 0 ? 0 : scheduledAtMillis + limit);
    }

    /**
     * As for an activity, for a run that failed.
     *
     * @param deadlineMillis when the chain of runs must be over; zero for never
     */
    static Decision afterFailure(
            RetryPolicy policy, int attempt, Failure failure, long nowMillis, long deadlineMillis) {
        return policy.forbids(failure)
                ? new Decision.GiveUp(RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE)
                : next(policy, attempt, failure, nowMillis, deadlineMillis);
    }

    private static Decision next(
            RetryPolicy policy, int attempt, Failure failure, long nowMillis, long deadlineMillis) {
        if (policy.maximumAttempts() > 0 && attempt >= policy.maximumAttempts()) {
            return new Decision.GiveUp(RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED);
        }
        long nextAt = nowMillis + delay(policy, attempt, failure).toMillis();
        return deadlineMillis > 0 && nextAt >= deadlineMillis
                ? new Decision.GiveUp(RetryState.RETRY_STATE_TIMEOUT)
                : new Decision.Retry(nextAt);
    }

    private static Duration delay(RetryPolicy policy, int attempt, Failure failure) {
        String asked = failure.attribute(Failure.NEXT_RETRY_DELAY_MILLIS);
        return asked.isEmpty() ? policy.delayAfter(attempt) : Duration.ofMillis(Long.parseLong(asked));
    }
}
