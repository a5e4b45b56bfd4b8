package io.perdura.client.rest;

/** Where a run is in its life. Every status but {@link #RUNNING} is final. */
public enum WorkflowStatus {
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELED,
    TERMINATED,
    CONTINUED_AS_NEW,
    TIMED_OUT
}
