package io.perdura.examples.payment;

/**
 * What to charge to whom.
 *
 * @param reference chosen by the caller; by it the charge is refunded
 * @param orderId the order that is paid
 * @param customerEmail whom to charge
 * @param amountCents how much
 */
public record PaymentRequest(String reference, String orderId, String customerEmail, long amountCents) {}
