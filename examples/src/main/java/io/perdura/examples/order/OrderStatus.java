package io.perdura.examples.order;

/**
 * The answer to the query {@code status}.
 *
 * @param state how far the order is
 * @param attempts how many attempts the payment took; 0 while it is not made
 */
public record OrderStatus(OrderState state, int attempts) {}
