package io.perdura.client.rest;

/** What a schedule does when a time comes and a run that it started before is open. */
public enum ScheduleOverlap {
    SKIP,
    BUFFER_ONE,
    BUFFER_ALL,
    CANCEL_OTHER,
    TERMINATE_OTHER,
    ALLOW_ALL
}
