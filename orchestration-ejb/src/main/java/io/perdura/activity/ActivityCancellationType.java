package io.perdura.activity;

/** What a workflow does with an activity, and when its promise completes, after the scope was cancelled. */
public enum ActivityCancellationType {
    /** The activity is told at its next heartbeat; the promise completes with whatever it ends with. */
    WAIT_CANCELLATION_COMPLETED,
    /** The activity is told at its next heartbeat; the promise fails with {@code CanceledFailure} at once. Default. */
    TRY_CANCEL,
    /** The activity is not told; the promise fails with {@code CanceledFailure} at once. */
    ABANDON
}
