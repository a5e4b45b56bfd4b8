package io.perdura.engine.partition;

import java.util.function.ToIntFunction;

/**
 * What is replayed before a node serves.
 *
 * @param sample how many of the newest open runs of a workflow type are replayed; zero for none
 * @param hold whether a type whose sample diverges is held back; otherwise it is served, and runs that diverge are parked one by one
 */
public record GatePolicy(ToIntFunction<String> sample, boolean hold) {

    /** Nothing is replayed. */
    public static final GatePolicy OFF = new GatePolicy(type -> 0, true);
}
