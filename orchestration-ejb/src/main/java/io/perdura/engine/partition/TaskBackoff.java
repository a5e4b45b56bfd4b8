package io.perdura.engine.partition;

/** How often a run's task has failed in a row, and from when its code may run again. Written by the run's one task alone. */
final class TaskBackoff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;

    private volatile int failures;
    private long codeRunsFromMillis;

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
        return nowMillis + Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 6));
    }

    void failed(long retryAtMillis) {
        int before = failures;
        failures = before + 1;
        codeRunsFromMillis = retryAtMillis;
    }

    void recovered() {
        failures = 0;
    }

    void reset() {
        failures = 0;
        codeRunsFromMillis = 0;
    }
}
