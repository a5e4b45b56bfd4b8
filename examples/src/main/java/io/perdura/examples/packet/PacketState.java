package io.perdura.examples.packet;

/** Where a packet is. */
public enum PacketState {
    ON_THE_WAY,
    /** Too late to call it off. */
    AT_THE_DOOR,
    DELIVERED,
    /** Called off, and back at the sender. */
    RETURNED,
    /** Could not be delivered, whatever was tried. */
    FAILED
}
