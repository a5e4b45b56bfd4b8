package io.perdura.benchmarks.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Callers that do the same again as soon as it is done, until they are stopped. What happens outside of a window is not counted:
 * the time before it warms up, and the callers go on after it. Thread-safe, one window at a time.
 */
public final class ClosedLoop implements AutoCloseable {

    private static final long AFTER_ERROR_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long STOP_MILLIS = 30_000;

    private final Operation operation;
    private final List<Thread> callers = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private volatile boolean stopped;
    private volatile @Nullable Window window;

    private static final class Window {
        final long begin = System.nanoTime();
        final Latencies[] ofCallers;
        final AtomicLong errors = new AtomicLong();
        final AtomicReference<@Nullable String> firstError = new AtomicReference<>();

        Window(int callers) {
            ofCallers = Stream.generate(Latencies::new).limit(callers).toArray(Latencies[]::new);
        }
    }

    private ClosedLoop(Operation operation) {
        this.operation = operation;
    }

    /** Starts callers, each on a thread of its own. */
    public static ClosedLoop start(int callers, ThreadFactory threads, Operation operation) {
        ClosedLoop loop = new ClosedLoop(operation);
        for (int each = 0; each < callers; each++) {
            int index = each;
            loop.callers.add(threads.newThread(() -> loop.call(index)));
        }
        loop.callers.forEach(Thread::start);
        return loop;
    }

    private void call(int index) {
        while (!stopped) {
            try {
                long began = operation.run(numbers.incrementAndGet());
                long latency = System.nanoTime() - began;
                Window current = window;
                if (current != null) {
                    current.ofCallers[index].add(latency);
                }
            } catch (Exception e) {
                failed(e);
            }
        }
    }

    private void failed(Exception e) {
        Window current = window;
        if (current != null && !stopped) {
            current.errors.incrementAndGet();
            current.firstError.compareAndSet(null, e.toString());
        }
        LockSupport.parkNanos(AFTER_ERROR_NANOS);
    }

    /** From now on it counts. */
    public void open() {
        window = new Window(callers.size());
    }

    /** Ends the window that {@link #open} began. */
    public LoadReport read() {
        Window ended = window;
        window = null;
        if (ended == null) {
            throw new IllegalStateException("no window is open: call open() first");
        }
        long nanos = System.nanoTime() - ended.begin;
        long[] all = Arrays.stream(ended.ofCallers)
                .flatMapToLong(latencies -> Arrays.stream(latencies.toArray()))
                .toArray();
        return LoadReport.of(all, nanos, ended.errors.get(), Objects.requireNonNullElse(ended.firstError.get(), ""));
    }

    /** Lets the callers end what they are at, for some time, then interrupts them. */
    @Override
    public void close() {
        stopped = true;
        long end = System.currentTimeMillis() + STOP_MILLIS;
        for (Thread caller : callers) {
            join(caller, Math.max(1, end - System.currentTimeMillis()));
        }
    }

    private static void join(Thread caller, long millis) {
        try {
            caller.join(millis);
            if (caller.isAlive()) {
                caller.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
