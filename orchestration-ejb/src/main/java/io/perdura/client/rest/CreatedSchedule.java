package io.perdura.client.rest;

/** A schedule that was created. */
public record CreatedSchedule(String scheduleId) {}
