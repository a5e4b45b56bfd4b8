package io.perdura.runtime.thread;

import io.perdura.engine.port.ActivitySlots;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A fixed number of slots, each with a managed thread while an activity runs. Threads of its own, since a server's default
 * executor grows slowly under tasks that block. Thread-safe.
 */
public final class BoundedSlots implements ActivitySlots {

    private final int line;
    private final Semaphore free;
    private final Executor threads;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param threads has one for each slot
     * @param slots how many activities may be under way at once, at least 1
     * @param line how many attempts may wait for one
     */
    public BoundedSlots(Executor threads, int slots, int line) {
        this.line = line;
        this.free = new Semaphore(slots);
        this.threads = threads;
    }

    @Override
    public Optional<Slot> reserve() {
        return free.tryAcquire() ? Optional.of(new Reserved()) : Optional.empty();
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public void onFree(Runnable listener) {
        listeners.add(listener);
    }

    /** How many slots are free now. */
    public int available() {
        return free.availablePermits();
    }

    private void giveBack() {
        free.release();
        listeners.forEach(Runnable::run);
    }

    private final class Reserved implements Slot {

        private final AtomicBoolean released = new AtomicBoolean();

        @Override
        public void start(Consumer<Slot> activity) {
            threads.execute(() -> activity.accept(this));
        }

        @Override
        public void release() {
            if (!released.compareAndSet(false, true)) {
                throw new IllegalStateException("This slot was released before: reserve another one");
            }
            giveBack();
        }
    }
}
