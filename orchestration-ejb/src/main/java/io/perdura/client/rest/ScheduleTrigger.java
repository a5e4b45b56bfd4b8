package io.perdura.client.rest;

import org.jspecify.annotations.Nullable;

/** Lets a schedule act once; without overlap by its own policy. */
public record ScheduleTrigger(@Nullable ScheduleOverlap overlap) {}
