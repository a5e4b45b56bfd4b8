package io.perdura.common;

/** What a schedule does when a time comes and a run that it started before is open. */
public enum ScheduleOverlapPolicy {
    /** That of the schedule; for a schedule, {@link #SCHEDULE_OVERLAP_POLICY_SKIP}. */
    SCHEDULE_OVERLAP_POLICY_UNSPECIFIED,

    /** The time is not taken. The default. */
    SCHEDULE_OVERLAP_POLICY_SKIP,

    /** A run starts when the open one is over; if one waits already, the time is not taken. */
    SCHEDULE_OVERLAP_POLICY_BUFFER_ONE,

    /** A run starts when those before are over, one after the other; at most 1,000 wait. */
    SCHEDULE_OVERLAP_POLICY_BUFFER_ALL,

    /** The open run is cancelled, and the new one starts when it is over. */
    SCHEDULE_OVERLAP_POLICY_CANCEL_OTHER,

    /** The open run is terminated, and the new one starts when it is over. */
    SCHEDULE_OVERLAP_POLICY_TERMINATE_OTHER,

    /** A run starts in any case. Such runs don't count as open for the other policies. */
    SCHEDULE_OVERLAP_POLICY_ALLOW_ALL
}
