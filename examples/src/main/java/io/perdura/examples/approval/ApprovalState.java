package io.perdura.examples.approval;

/** How far a request is. */
public enum ApprovalState {
    /** The outside system has been asked. */
    WAITING,
    /** Half of the time has passed without an answer, and somebody else was told. */
    ESCALATED,
    APPROVED,
    REJECTED,
    /** No answer came in time. */
    EXPIRED,
    /** The run was cancelled while it waited. */
    WITHDRAWN
}
