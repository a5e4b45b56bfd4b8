package io.perdura.benchmarks.load;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers of a batch of workflows, with ids that are a prefix and a number from 1 on.
 *
 * @param count how many workflows
 * @param steps of each
 */
public record BatchCallers(Batch batch, ThreadFactory threads, String prefix, int count, int steps) {

    /** Returns when all of them are started. */
    public void start(long goAtMillis) {
        new Callers(threads).forEach(count, number -> batch.start(prefix + number, steps, goAtMillis));
    }

    /** Returns when all of them have ended: the number of right results. */
    public int await() {
        AtomicInteger right = new AtomicInteger();
        new Callers(threads).forEach(count, number -> {
            if (isRight(number)) {
                right.incrementAndGet();
            }
        });
        return right.get();
    }

    /** A call that fails has no right result, and the others are still to be waited for. */
    private boolean isRight(int number) {
        try {
            return batch.await(prefix + number, steps);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
