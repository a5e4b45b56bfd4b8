package io.perdura.benchmarks.load;

import java.util.Arrays;

/** A list of durations in nanoseconds that grows. Thread-safe; meant for one writer. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    synchronized long[] toArray() {
        return Arrays.copyOf(nanos, count);
    }
}
