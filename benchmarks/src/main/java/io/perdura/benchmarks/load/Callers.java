package io.perdura.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Callers that share calls with numbers from 1 on. */
public record Callers(ThreadFactory threads) {

    private static final int CALLERS = 64;

    /**
     * Returns when all calls are done.
     *
     * @throws IllegalStateException when one of them failed; the others of its caller are left out
     */
    public void forEach(int count, IntConsumer call) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        List<Thread> all = new ArrayList<>();
        for (int each = 0; each < Math.min(CALLERS, count); each++) {
            all.add(threads.newThread(() -> {
                try {
                    for (int number = next.incrementAndGet(); number <= count; number = next.incrementAndGet()) {
                        call.accept(number);
                    }
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
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
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a call failed: " + failed, failed);
        }
    }
}
