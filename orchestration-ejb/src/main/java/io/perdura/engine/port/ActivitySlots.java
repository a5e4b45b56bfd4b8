package io.perdura.engine.port;

import java.util.Optional;
import java.util.function.Consumer;

/** The bounded number of activities that this node has under way: a crash runs no more of them again. Thread-safe. */
public interface ActivitySlots {

    /** A slot, if one is free; it must be started or released. */
    Optional<Slot> reserve();

    /** How many attempts may wait in this node's memory for a slot; more of them wait as rows. */
    default int line() {
        return 10_000;
    }

    /** One reserved place. */
    interface Slot {

        /** Runs on a thread of its own, with the slot that it has then: that stays taken until it is released. */
        void start(Consumer<Slot> activity);

        /** Gives the place back, once. */
        void release();

        /** Whether what is started begins later, when others before it have ended. */
        default boolean waits() {
            return false;
        }
    }

    /** {@code listener} is called whenever a slot becomes free; it must not block. */
    void onFree(Runnable listener);
}
