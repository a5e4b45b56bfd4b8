package io.perdura.it.crash;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for another process, which can only be asked again and again: bounded, and the only place that pauses. */
final class Patience {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private Patience() {}

    /**
     * Looks until it is so.
     *
     * @param what told when the limit is over; asked only then
     * @throws IllegalStateException when it is not so within the limit
     */
    static void until(Duration limit, BooleanSupplier isSo, Supplier<String> what) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("not within " + limit + ": " + what.get());
            }
            pause(BETWEEN_LOOKS);
        }
    }

    /** Lets the time pass, all of it unless the thread is interrupted. */
    static void pause(Duration duration) {
        long deadline = System.nanoTime() + duration.toNanos();
        long left = duration.toNanos();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = deadline - System.nanoTime();
        }
    }
}
