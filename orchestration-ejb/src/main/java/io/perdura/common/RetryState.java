package io.perdura.common;

/** Why an activity or workflow that failed was not, or not again, retried. */
public enum RetryState {
    /** A retry is still possible. */
    RETRY_STATE_IN_PROGRESS,

    /** The failure said, or the policy lists its type, that it must not be retried. */
    RETRY_STATE_NON_RETRYABLE_FAILURE,

    /** No time was left for another attempt. */
    RETRY_STATE_TIMEOUT,

    /** All attempts that the policy allows were made. */
    RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED,

    /** No retry policy applies. */
    RETRY_STATE_RETRY_POLICY_NOT_SET,

    /** The engine itself could not go on. */
    RETRY_STATE_INTERNAL_SERVER_ERROR,

    /** It was cancelled before the next attempt. */
    RETRY_STATE_CANCEL_REQUESTED
}
