package io.perdura.examples.notice;

/** What a notice is for. */
public enum NoticeKind {
    /** Somebody has a decision to make. */
    REMINDER,
    /** A decision is late; somebody else should look at it. */
    ESCALATION,
    /** A cart was left behind. */
    CART_EXPIRED
}
