package io.perdura.examples.trip;

/** The numbers of what was booked. */
public record Itinerary(String flight, String hotel, String car) {}
