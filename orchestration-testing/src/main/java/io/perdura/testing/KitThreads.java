package io.perdura.testing;

import io.perdura.engine.port.ActivitySlots;
import io.perdura.engine.port.EngineThreads;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The threads of an environment: daemons of pools that all environments of the JVM share. What runs on them counts as work of
 * the environment, coroutines excepted: they run only while a task waits for them. Thread-safe.
 */
final class KitThreads implements EngineThreads, ActivitySlots {

    private static final int ACTIVITY_SLOTS = 200;

    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("perdura-test-"));
    private static final int TASK_THREADS = Math.max(4, Runtime.getRuntime().availableProcessors());

    private static final ThreadPoolExecutor TASKS = new ThreadPoolExecutor(
            TASK_THREADS,
            TASK_THREADS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons("perdura-test-task-"));
    private static final ScheduledThreadPoolExecutor TIMER =
            new ScheduledThreadPoolExecutor(1, daemons("perdura-test-timer-"));

    static {
        TIMER.setRemoveOnCancelPolicy(true);
    }

    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final Semaphore freeSlots = new Semaphore(ACTIVITY_SLOTS);
    private final AtomicBoolean starved = new AtomicBoolean();
    private final List<Runnable> slotListeners = new CopyOnWriteArrayList<>();
    private final Set<Thread> activities = ConcurrentHashMap.newKeySet();
    private @Nullable VirtualTime time;

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Whom work is reported to; before anything runs. */
    void reportTo(VirtualTime clock) {
        this.time = clock;
    }

    private Runnable counted(Runnable task) {
        VirtualTime clock = time;
        return clock == null ? task : clock.counted(task);
    }

    private Runnable here(Runnable task) {
        return () -> {
            Thread.currentThread().setContextClassLoader(loader);
            task.run();
        };
    }

    @Override
    public Executor tasks() {
        return task -> TASKS.execute(counted(here(task)));
    }

    @Override
    public void waiting(Runnable blocking) {
        resize(TASKS, 1);
        try {
            blocking.run();
        } finally {
            resize(TASKS, -1);
        }
    }

    /** One thread more while one of them waits. */
    private static void resize(ThreadPoolExecutor pool, int by) {
        synchronized (pool) {
            int size = pool.getCorePoolSize() + by;
            if (by > 0) {
                pool.setMaximumPoolSize(size);
                pool.setCorePoolSize(size);
            } else {
                pool.setCorePoolSize(size);
                pool.setMaximumPoolSize(size);
            }
        }
    }

    @Override
    public Executor commits() {
        return task -> POOL.execute(counted(task));
    }

    @Override
    public Executor coroutines() {
        return coroutine -> POOL.execute(here(coroutine));
    }

    /** Runs a task that may block; it does not count by itself. */
    void run(Runnable task) {
        POOL.execute(here(task));
    }

    /** Runs a short task when so much real time has passed. */
    Future<?> later(long delayMillis, Runnable task) {
        return TIMER.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    }

    /** Runs a task again and again, in real time; it does not count by itself. */
    Future<?> every(long periodMillis, Runnable task) {
        return TIMER.scheduleWithFixedDelay(() -> run(task), periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    }

    // ---- activities

    @Override
    public Optional<Slot> reserve() {
        if (freeSlots.tryAcquire()) {
            return Optional.of(new OneSlot());
        }
        starved.set(true); // from now on a release tells the listeners; one that came before is seen here
        return freeSlots.tryAcquire() ? Optional.of(new OneSlot()) : Optional.empty();
    }

    @Override
    public void onFree(Runnable listener) {
        slotListeners.add(listener);
    }

    /** Interrupts the activities that are running. */
    void interruptActivities() {
        activities.forEach(Thread::interrupt);
    }

    private final class OneSlot implements Slot {

        @Override
        public void start(Consumer<Slot> activity) {
            POOL.execute(counted(here(() -> {
                activities.add(Thread.currentThread());
                try {
                    activity.accept(this);
                } finally {
                    activities.remove(Thread.currentThread());
                    MDC.clear(); // what an activity left there is not the next one's
                }
            })));
        }

        @Override
        public void release() {
            freeSlots.release();
            if (starved.getAndSet(false)) {
                slotListeners.forEach(Runnable::run);
            }
        }
    }
}
