package io.perdura.examples.order;

/** What came of an order: the ids of its charge and its shipment. */
public record Receipt(String orderId, String chargeId, String shipmentId) {}
