package io.perdura.engine.partition;

import io.perdura.engine.port.Fence;
import org.jspecify.annotations.Nullable;

/** Whether this node may work: where it is in its life, whether its lease holds, whether the database answers. Thread-safe. */
final class Standing {

    enum State {
        NEW,
        RUNNING,
        STOPPING,
        STOPPED
    }

    private final Ownership ownership;
    private volatile State state = State.NEW;
    private volatile @Nullable String trouble;

    Standing(Ownership ownership) {
        this.ownership = ownership;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
    }

    /** What is wrong with the database, for people; null when it answered last time. */
    @Nullable
    String trouble() {
        return trouble;
    }

    void trouble(@Nullable String what) {
        trouble = what;
    }

    boolean running() {
        return state == State.RUNNING;
    }

    boolean stopped() {
        return state == State.STOPPED;
    }

    /** Whether new work is taken. */
    boolean serving() {
        return running() && ownership.valid();
    }

    boolean ready() {
        return serving() && trouble == null;
    }

    /** Whether work may be begun under this fence. */
    boolean mayWork(Fence fence) {
        return (running() || state == State.STOPPING)
                && ownership.valid()
                && fence.equals(ownership.fence(fence.partition()));
    }
}
