package io.perdura.engine.partition;

import io.perdura.engine.port.ClientStore.Removed;
import io.perdura.engine.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Deletes closed runs of this node's partitions when their time is over: once an hour, page by page, beside all other work. */
final class Retention {

    private static final int PAGE = 20;
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final EngineParts engine;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long nextMillis = Long.MIN_VALUE;

    Retention(EngineParts engine) {
        this.engine = engine;
    }

    /** Called about once a second. */
    void look() {
        long now = engine.clock().millis();
        if (now >= nextMillis && running.compareAndSet(false, true)) {
            nextMillis = now + INTERVAL.toMillis();
            engine.tasks().execute(this::remove);
        }
    }

    private void remove() {
        try {
            Instant before = engine.clock().now().minus(engine.config().retention());
            Instant from = Instant.EPOCH;
            Removed page;
            do {
                page = engine.ports().clients().removeClosed(engine.ownership().owned(), before, from, PAGE);
                from = page.last() == null ? from : page.last();
            } while (page.runs() == PAGE && engine.standing().serving());
        } catch (StoreException e) {
            // What is left is deleted the next time.
            if (!engine.databaseInTrouble()) {
                engine.listener().internalError("deleting closed runs; it is tried again in " + INTERVAL, e);
            }
        } finally {
            running.set(false);
        }
    }
}
