package io.perdura.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SerialJobTest {

    @Test
    void request_during_a_run_makes_it_run_once_more() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        SerialJob job = new SerialJob("test", () -> {
            if (runs.incrementAndGet() == 1) {
                inside.countDown();
                await(goOn);
            }
        });
        Thread first = new Thread(job);
        first.start();
        await(inside);

        job.run();
        job.run();
        assertThat(runs).hasValue(1);
        goOn.countDown();
        first.join();

        assertThat(runs).hasValue(2);
    }

    @Test
    void failure_does_not_end_the_job() {
        AtomicInteger runs = new AtomicInteger();
        SerialJob job = new SerialJob("test", () -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
            }
        });

        job.run();
        job.run();

        assertThat(runs).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
