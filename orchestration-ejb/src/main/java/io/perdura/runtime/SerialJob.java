package io.perdura.runtime;

import io.perdura.runtime.log.Message;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work that never overlaps with itself. A request that comes while it runs makes it run once more afterwards, on the thread
 * that runs it, so that no request is lost and no thread waits. Thread-safe.
 */
final class SerialJob implements Runnable {

    private final String name;
    private final Runnable work;
    private final AtomicInteger requests = new AtomicInteger();

    /** @param name what it is, for the message when it fails */
    SerialJob(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    @Override
    public void run() {
        if (requests.getAndIncrement() > 0) {
            return;
        }
        int seen;
        do {
            seen = requests.get();
            try {
                work.run();
            } catch (RuntimeException e) {
                Message.INTERNAL_ERROR.log(e, name);
            }
        } while (!requests.compareAndSet(seen, 0));
    }
}
