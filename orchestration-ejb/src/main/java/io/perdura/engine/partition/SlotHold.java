package io.perdura.engine.partition;

import io.perdura.engine.port.ActivitySlots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * An attempt's hold on its slot: until its method has returned, and the end that it has reported is in the history. What a crash runs again
 * is thus never more than there are slots. Thread-safe.
 */
final class SlotHold {

    private @Nullable Slot slot;
    private boolean runs;
    private boolean unsettled;

    /** The method begins. */
    synchronized void begin(Slot taken) {
        slot = taken;
        runs = true;
    }

    /** The method has returned. */
    void end() {
        release(() -> runs = false);
    }

    /** An end was reported, and is to be committed. One that is reported long after the method, from outside, holds nothing. */
    synchronized void unsettled() {
        unsettled = true;
    }

    /** The end is committed, or will never be. */
    void settled() {
        release(() -> unsettled = false);
    }

    private void release(Runnable change) {
        Slot free;
        synchronized (this) {
            change.run();
            free = runs || unsettled ? null : slot;
            slot = free == null ? slot : null;
        }
        if (free != null) {
            free.release();
        }
    }
}
