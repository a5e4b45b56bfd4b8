package io.perdura.engine.run;

import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivitySlots.Slot;
import java.util.Optional;
import java.util.OptionalLong;

/** What runs, and can run, on this node: asked while a turn is built, so that slots are reserved before the commit. */
public interface LocalActivities {

    /** Whether this node can run activities of this type at all. */
    boolean deployed(String activityType);

    /** Whether the completion of this type belongs into its own transaction. */
    boolean transactional(String activityType);

    /** A slot, if one is free; it is started or released by the turn's effects. */
    Optional<Slot> reserve();

    /**
     * Whether that attempt was started by this life of this node and its end is not committed yet.
     *
     * @return when it last showed that it lives, in milliseconds since 1970; empty when it does not run here
     */
    OptionalLong running(ActivityKey key, int attempt);
}
