package io.perdura.engine.run;

import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.ActivitySlots.Slot;
import java.util.Optional;

/** What runs, and can run, on this node: asked while a turn is built, so that slots are reserved before the commit. */
public interface LocalActivities {

    /** Whether this node can run activities of this type at all. */
    boolean deployed(String activityType);

    /** Whether the completion of this type belongs into its own transaction. */
    boolean transactional(String activityType);

    /** A slot, if one is free; it is started or released by the turn's effects. */
    Optional<Slot> reserve();

    /** A slot, if one is free, or else a place among those that wait for one; it is started or released by the turn's effects. */
    Optional<Slot> reserveOrWait();

    /** A slot for an activity whose row is due; empty when none is free: then the row comes again when it is its turn. */
    Optional<Slot> reserveFor(ActivityRow row);

    /** Where that attempt stands; empty unless it was started by this life of this node and its end is not committed yet. */
    Optional<Seen> running(ActivityKey key, int attempt);

    /**
     * An attempt on this node.
     *
     * @param begun whether it has a slot
     * @param startedAtMillis when it got it
     * @param lastAliveMillis when it last showed that it lives
     */
    record Seen(boolean begun, long startedAtMillis, long lastAliveMillis) {}
}
