package io.perdura.runtime.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.engine.port.ActivitySlots.Slot;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedSlotsTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final BoundedSlots slots = new BoundedSlots(threads, 2, 10);

    @AfterEach
    void close() {
        threads.shutdown();
    }

    @Test
    void no_more_slots_than_configured() {
        Slot one = slots.reserve().orElseThrow();
        assertThat(slots.reserve()).isPresent();
        assertThat(slots.reserve()).isEmpty();

        one.release();

        assertThat(slots.reserve()).isPresent();
    }

    @Test
    void slot_stays_taken_after_its_activity_until_it_is_released() throws InterruptedException {
        CountDownLatch freed = new CountDownLatch(1);
        slots.onFree(freed::countDown);
        BlockingQueue<Slot> ran = new LinkedBlockingQueue<>();
        Slot slot = slots.reserve().orElseThrow();

        slot.start(ran::add);

        assertThat(ran.poll(10, TimeUnit.SECONDS)).isSameAs(slot);
        assertThat(slots.available()).isEqualTo(1);
        slot.release();
        assertThat(freed.getCount()).isZero();
        assertThat(slots.available()).isEqualTo(2);
    }

    @Test
    void slot_serves_once() {
        AtomicInteger freed = new AtomicInteger();
        slots.onFree(freed::incrementAndGet);
        Slot slot = slots.reserve().orElseThrow();
        slot.release();

        assertThatThrownBy(slot::release).isInstanceOf(IllegalStateException.class);
        assertThat(freed).hasValue(1);
    }
}
