package io.perdura.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    @Test
    void only_what_ends_in_the_window_counts() throws Exception {
        Semaphore permits = new Semaphore(0);
        Semaphore done = new Semaphore(0);
        try (ClosedLoop loop = ClosedLoop.start(1, Thread::new, number -> {
            done.release();
            permits.acquire();
            return System.nanoTime();
        })) {
            step(permits, done, 2);
            loop.open();
            step(permits, done, 3);
            LoadReport report = loop.read();
            step(permits, done, 2);

            assertThat(report.done()).isEqualTo(3);
            assertThat(report.errors()).isZero();
            permits.release(1_000_000);
        }
    }

    /** Lets operations end, and waits until the one after them has begun, so that they are counted. */
    private static void step(Semaphore permits, Semaphore done, int operations) throws InterruptedException {
        done.acquire();
        for (int each = 0; each < operations; each++) {
            permits.release();
            done.acquire();
        }
        done.release();
    }

    @Test
    void failures_are_counted_and_the_first_is_told() throws Exception {
        CountDownLatch failed = new CountDownLatch(3);
        try (ClosedLoop loop = ClosedLoop.start(1, Thread::new, number -> {
            failed.countDown();
            throw new IllegalStateException("no " + number);
        })) {
            loop.open();
            failed.await();
            LoadReport report = loop.read();

            assertThat(report.done()).isZero();
            assertThat(report.errors()).isPositive();
            assertThat(report.firstError()).contains("no ");
        }
    }

    @Test
    void reading_without_a_window_is_refused() {
        try (ClosedLoop loop = ClosedLoop.start(1, Thread::new, number -> System.nanoTime())) {
            assertThatThrownBy(loop::read)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("open()");
        }
    }
}
