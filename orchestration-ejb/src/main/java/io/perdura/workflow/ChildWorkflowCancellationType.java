package io.perdura.workflow;

/** What a parent does with a child, and when its promise completes, after the scope of the child was cancelled. */
public enum ChildWorkflowCancellationType {
    /** The child is not told; the promise fails with {@code CanceledFailure} at once. */
    ABANDON,
    /** The child is asked to cancel; the promise fails at once. */
    TRY_CANCEL,
    /** The child is asked to cancel; the promise completes with whatever the child ends with. The default. */
    WAIT_CANCELLATION_COMPLETED,
    /** The child is asked to cancel; the promise fails once the request is delivered. */
    WAIT_CANCELLATION_REQUESTED
}
