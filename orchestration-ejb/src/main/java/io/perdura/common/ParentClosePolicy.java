package io.perdura.common;

/** What happens to an open child when its parent closes. */
public enum ParentClosePolicy {
    /** The child is terminated. The default. */
    PARENT_CLOSE_POLICY_TERMINATE,

    /** The child goes on by itself. */
    PARENT_CLOSE_POLICY_ABANDON,

    /** The child is asked to cancel. */
    PARENT_CLOSE_POLICY_REQUEST_CANCEL
}
