package io.perdura.examples.seats;

/** Whose a seat is. */
public record Reservation(String seat, String customer, String ticket) {}
