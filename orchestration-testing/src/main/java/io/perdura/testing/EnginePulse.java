package io.perdura.testing;

import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.partition.Engine;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.PartitionRecord;
import java.time.Instant;
import java.util.List;

/** What a server's timers do: they let the engine look at what is due. Calls never overlap. Thread-safe. */
final class EnginePulse implements VirtualTime.Events {

    private static final Instant FAR = Instant.ofEpochMilli(Long.MAX_VALUE / 2);

    private final Engine engine;
    private final MemoryStore store;
    private final Object beat = new Object();

    EnginePulse(Engine engine, MemoryStore store) {
        this.engine = engine;
        this.store = store;
    }

    @Override
    public void ring() {
        synchronized (beat) {
            engine.wakeUp();
        }
    }

    @Override
    public void lookAtDue() {
        synchronized (beat) {
            engine.wakeUp();
            engine.sweep();
        }
    }

    /** Workers have been resumed. */
    void released() {
        synchronized (beat) {
            engine.released();
        }
    }

    /** In real time, for code that does not yield and for queues that are new. */
    void everySecond() {
        synchronized (beat) {
            engine.renewLease();
            engine.sweep();
        }
    }

    @Override
    public long nextMillis(long afterMillis) {
        Instant after = Instant.ofEpochMilli(afterMillis);
        List<PartitionId> partitions = partitions();
        long next = store.runs().upcoming(partitions, after, FAR, 1).stream()
                .map(run -> run.wakeAt())
                .mapToLong(wakeAt -> wakeAt == null ? Long.MAX_VALUE : wakeAt.toEpochMilli())
                .min()
                .orElse(Long.MAX_VALUE);
        for (ActivityRow row : store.runs().dueActivities(partitions, FAR, Integer.MAX_VALUE)) {
            long due = row.dueAt().toEpochMilli();
            next = due > afterMillis ? Math.min(next, due) : next;
        }
        return next;
    }

    @Override
    public boolean outsidersAreAwaited() {
        return store.runs().dueActivities(partitions(), FAR, Integer.MAX_VALUE).stream()
                .anyMatch(row -> row.state() == ActivityRow.State.STARTED);
    }

    private List<PartitionId> partitions() {
        return store.leases().partitions().stream().map(PartitionRecord::id).toList();
    }
}
