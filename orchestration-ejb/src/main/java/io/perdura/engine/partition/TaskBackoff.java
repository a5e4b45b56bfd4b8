package io.perdura.engine.partition;

import org.jspecify.annotations.Nullable;

/** How often a run's task has failed in a row, and from when its code may run again. Written by the run's one task alone. */
final class TaskBackoff {

    static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;

    private volatile int failures;
    private long codeRunsFromMillis;
    private @Nullable String refusal;

    int failures() {
        return failures;
    }

    long codeRunsFromMillis() {
        return codeRunsFromMillis;
    }

    boolean over(long nowMillis) {
        return nowMillis >= codeRunsFromMillis;
    }

    /** When the code is to be run again if it fails now: 1 s, doubled up to a minute. */
    long retryAtMillis(long nowMillis) {
        return nowMillis + delayMillis(failures + 1);
    }

    private static long delayMillis(int failures) {
        return Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures - 1, 6));
    }

    void failed(long retryAtMillis) {
        int before = failures;
        failures = before + 1;
        codeRunsFromMillis = retryAtMillis;
        refusal = null;
    }

    /** As {@link #failed}; {@code why} is noted with the inputs that are committed alone. */
    void refused(long retryAtMillis, String why) {
        failed(retryAtMillis);
        refusal = why;
    }

    /** What is to be noted. */
    @Nullable
    String refusal() {
        return refusal;
    }

    /**
     * The run was loaded anew. Its backoffs since the first failure add up to the time from then to the next try, which tells how
     * many there were.
     */
    void recall(long firstFailureMillis, long retryAtMillis) {
        long left = retryAtMillis - firstFailureMillis;
        int counted = 0;
        while (left > 0 && counted < Integer.SIZE) {
            counted++;
            left -= delayMillis(counted);
        }
        failures = counted;
        codeRunsFromMillis = retryAtMillis;
    }

    void reset() {
        failures = 0;
        codeRunsFromMillis = 0;
        refusal = null;
    }
}
