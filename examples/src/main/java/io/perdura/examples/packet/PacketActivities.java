package io.perdura.examples.packet;

import io.perdura.activity.ActivityInterface;

/** What drivers do. */
@ActivityInterface
public interface PacketActivities {

    void pickUpPacket(String packet);

    void handOverPacket(String packet);

    /** Brings it back to the sender; does nothing if it was never picked up. */
    void returnPacket(String packet);
}
