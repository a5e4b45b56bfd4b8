package io.perdura.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Callers of a batch of workflows, with ids that are a prefix and a number from 1 on.
 *
 * @param count how many workflows
 * @param steps of each
 */
public record BatchCallers(Batch batch, ThreadFactory threads, String prefix, int count, int steps) {

    private static final int CALLERS = 64;

    /** Returns when all of them are started. */
    public void start(long goAtMillis) {
        forEach(number -> batch.start(prefix + number, steps, goAtMillis));
    }

    /** Returns when all of them have ended: the number of right results. */
    public int await() {
        AtomicInteger right = new AtomicInteger();
        forEach(number -> {
            if (batch.await(prefix + number, steps)) {
                right.incrementAndGet();
            }
        });
        return right.get();
    }

    private void forEach(IntConsumer call) {
        AtomicInteger next = new AtomicInteger();
        List<Thread> all = new ArrayList<>();
        for (int each = 0; each < Math.min(CALLERS, count); each++) {
            all.add(threads.newThread(() -> {
                for (int number = next.incrementAndGet(); number <= count; number = next.incrementAndGet()) {
                    call.accept(number);
                }
            }));
        }
        all.forEach(Thread::start);
        for (Thread caller : all) {
            try {
                caller.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while callers were at work", e);
            }
        }
    }
}
