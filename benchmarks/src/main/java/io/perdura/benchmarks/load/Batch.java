package io.perdura.benchmarks.load;

/** Workflows whose steps leave a trace, one by one. Thread-safe. */
public interface Batch {

    /**
     * Starts one; returns when that is acknowledged.
     *
     * @param goAtMillis when the first step may run, in milliseconds since 1970
     */
    void start(String id, int steps, long goAtMillis);

    /** Waits for the end of one; whether its result is right. */
    boolean await(String id, int steps);
}
