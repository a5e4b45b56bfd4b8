package io.perdura.examples.payment;

/**
 * A charge that was made.
 *
 * @param chargeId the gateway's id of it
 * @param attempts the attempt of the activity that succeeded, from 1
 */
public record Payment(String chargeId, int attempts) {}
