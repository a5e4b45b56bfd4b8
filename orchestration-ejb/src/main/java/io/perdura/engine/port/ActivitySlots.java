package io.perdura.engine.port;

import java.util.Optional;

/** The bounded number of activities that this node runs at once. Thread-safe. */
public interface ActivitySlots {

    /** A slot, if one is free; it must be started or released. */
    Optional<Slot> reserve();

    /** How many attempts may wait in this node's memory for a slot; more of them wait as rows. */
    default int line() {
        return 10_000;
    }

    /** One reserved place. */
    interface Slot {

        /** Runs on a thread of the slot, which is free again when {@code activity} returns. */
        void start(Runnable activity);

        /** Gives the place back unused. */
        void release();

        /** Whether what is started begins later, when others before it have ended. */
        default boolean waits() {
            return false;
        }
    }

    /** {@code listener} is called whenever a slot becomes free; it must not block. */
    void onFree(Runnable listener);
}
