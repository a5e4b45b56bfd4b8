package io.perdura.examples.order;

/** How far an order is. */
public enum OrderState {
    RECEIVED,
    WAITING_FOR_APPROVAL,
    RESERVING,
    CHARGING,
    SHIPPING,
    COMPLETED,
    /** A step failed, and what was done is being undone. */
    COMPENSATING,
    /** It ended without success, and nothing of it is left. */
    FAILED
}
