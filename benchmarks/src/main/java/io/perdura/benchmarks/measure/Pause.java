package io.perdura.benchmarks.measure;

import java.time.Duration;

/** Lets time pass: what is measured goes on by itself meanwhile. */
public final class Pause {

    private Pause() {}

    /** @throws IllegalStateException when the thread is interrupted */
    public static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
