package io.perdura.engine.partition;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those in memory who have nothing to do, and who of them has to leave memory when there are too many, or when they are too large. Thread-safe. */
final class IdleLine<A> {

    private final int most;
    private final long mostBytes;

    /** With the bytes of each, the one that has been idle for the longest first. */
    private final Map<A, Long> idle = new LinkedHashMap<>();

    private long bytes;

    /**
     * @param most how many may be in memory, idle or not
     * @param mostBytes how much memory the idle ones may take
     */
    IdleLine(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** From now on it has nothing to do. */
    synchronized void add(A actor, long size) {
        forget(actor);
        idle.put(actor, size);
        bytes += size;
    }

    synchronized void forget(A actor) {
        Long size = idle.remove(actor);
        bytes -= size == null ? 0 : size;
    }

    /** The next one that has to leave, and is forgotten here whether it can or not; null when the others may stay. */
    synchronized @Nullable A beyond(int inMemory) {
        if (idle.isEmpty() || (inMemory <= most && bytes <= mostBytes)) {
            return null;
        }
        Iterator<A> oldest = idle.keySet().iterator();
        A actor = oldest.next();
        forget(actor);
        return actor;
    }
}
