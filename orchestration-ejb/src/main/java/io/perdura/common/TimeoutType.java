package io.perdura.common;

/** Which timeout passed. */
public enum TimeoutType {
    /** One attempt took too long. */
    TIMEOUT_TYPE_START_TO_CLOSE,

    /** No worker took the activity in time. Never retried. */
    TIMEOUT_TYPE_SCHEDULE_TO_START,

    /** All attempts together took too long. */
    TIMEOUT_TYPE_SCHEDULE_TO_CLOSE,

    /** An attempt did not report progress in time. */
    TIMEOUT_TYPE_HEARTBEAT
}
