package io.perdura.examples.trip;

/** Who wants to go where. */
public record TripRequest(String traveller, String city) {}
