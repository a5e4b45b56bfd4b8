package io.perdura.examples.web;

/**
 * How many rows an order left in each table. Of an order that completed there is one reservation, one charge and one
 * shipment; of one that failed there are as many releases as reservations and as many refunds as charges.
 */
public record OrderRows(long reservations, long releases, long charges, long refunds, long shipments) {}
