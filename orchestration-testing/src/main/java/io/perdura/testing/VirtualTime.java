package io.perdura.testing;

import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clock of an environment, and who decides when it skips. It runs like the wall clock, plus what was skipped. It counts
 * the work that is under way; when there is none and somebody waits for time to pass, it goes to the next instant at which
 * something is due. Thread-safe; holds its lock only for bookkeeping and a look at the database in memory.
 */
final class VirtualTime implements EngineClock, WakeUp {

    /** So long, in real time, an activity that completes later holds up time for those who wait for results. */
    private static final long OUTSIDER_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** Something to do at an instant: a callback, or, without one, the end of a sleep. */
    private record Due(long atMillis, @Nullable Runnable callback, CountDownLatch over) {}

    private final boolean skips;
    private final long originMillis;
    private final long originNanos = System.nanoTime();
    private final KitThreads threads;
    private final Object lock = new Object();
    private final PriorityQueue<Due> agenda = new PriorityQueue<>(Comparator.comparingLong(Due::atMillis));
    private volatile long skippedMillis;
    private Events events = Events.NONE;
    private int working;
    private int waiting;
    private int sleeping;
    private long alarmMillis = Long.MAX_VALUE;
    private long outsiderNanos = System.nanoTime() - OUTSIDER_NANOS;
    private boolean held;
    private boolean closed;
    private @Nullable Future<?> tick;
    private long tickMillis = Long.MAX_VALUE;

    VirtualTime(@Nullable Instant initial, boolean skips, KitThreads threads) {
        this.originMillis = initial == null ? System.currentTimeMillis() : initial.toEpochMilli();
        this.skips = skips;
        this.threads = threads;
    }

    /** What the clock asks of the engine and its database. */
    interface Events {

        Events NONE = new Events() {
            @Override
            public void ring() {}

            @Override
            public void lookAtDue() {}

            @Override
            public long nextMillis(long afterMillis) {
                return Long.MAX_VALUE;
            }

            @Override
            public boolean outsidersAreAwaited() {
                return false;
            }
        };

        /** The engine's alarm. */
        void ring();

        /** Time has skipped: the engine looks at everything that may have come due. */
        void lookAtDue();

        /** When something is due next, after the given time; {@code Long.MAX_VALUE} for never. */
        long nextMillis(long afterMillis);

        /** Whether an activity is open though no activity method is running. */
        boolean outsidersAreAwaited();
    }

    void connect(Events engine) {
        synchronized (lock) {
            events = engine;
        }
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        return originMillis + skippedMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - originNanos);
    }

    /** Real time, so that a skip is no stall of workflow code and ends no lease. */
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void at(Instant when) {
        synchronized (lock) {
            alarmMillis = when.toEpochMilli();
            look();
        }
    }

    // ---- work

    void workBegins() {
        synchronized (lock) {
            working++;
        }
    }

    void workEnds() {
        synchronized (lock) {
            working--;
            look();
        }
    }

    /** A task that counts as work from now until it has run. */
    Runnable counted(Runnable task) {
        workBegins();
        return () -> {
            try {
                task.run();
            } finally {
                workEnds();
            }
        };
    }

    /** An activity has returned that is completed from outside, or who completes it says that it lives. */
    void outsiderMayAnswer() {
        synchronized (lock) {
            outsiderNanos = System.nanoTime();
        }
    }

    /** Work that is put off must not be overtaken by timers: while it is, time runs and does not skip. */
    void hold(boolean putOff) {
        synchronized (lock) {
            held = putOff;
            look();
        }
    }

    // ---- waiting

    /** Somebody waits for a result: time may skip. */
    void waitBegins() {
        synchronized (lock) {
            waiting++;
            look();
        }
    }

    void waitEnds() {
        synchronized (lock) {
            waiting--;
        }
    }

    void sleep(Duration duration) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        synchronized (lock) {
            sleeping++;
            agenda.add(new Due(millis() + duration.toMillis(), null, over));
            look();
        }
        over.await();
    }

    void callLater(Duration delay, Runnable callback) {
        synchronized (lock) {
            agenda.add(new Due(millis() + delay.toMillis(), callback, new CountDownLatch(0)));
            look();
        }
    }

    void close() {
        synchronized (lock) {
            closed = true;
            agenda.forEach(due -> due.over().countDown());
            agenda.clear();
            setTick(Long.MAX_VALUE);
        }
    }

    // ---- deciding; under the lock

    private void look() {
        if (closed) {
            return;
        }
        long now = millis();
        startDue(now);
        if (working == 0) {
            endSleeps(now);
            if (skips && !held && waiting + sleeping > 0) {
                skip();
            }
        }
        long next = Math.min(
                alarmMillis, agenda.isEmpty() ? Long.MAX_VALUE : agenda.peek().atMillis());
        setTick(working > 0 && next <= millis() ? Long.MAX_VALUE : next);
    }

    private void startDue(long now) {
        if (alarmMillis <= now) {
            alarmMillis = Long.MAX_VALUE;
            threads.run(counted(events::ring));
        }
        if (agenda.isEmpty() || agenda.peek().atMillis() > now) {
            return;
        }
        for (Due due : agenda.stream().filter(each -> each.atMillis() <= now).toList()) {
            Runnable callback = due.callback();
            if (callback != null) {
                agenda.remove(due);
                threads.run(counted(callback));
            }
        }
    }

    private void endSleeps(long now) {
        while (!agenda.isEmpty() && agenda.peek().atMillis() <= now) {
            agenda.remove().over().countDown();
            sleeping--;
        }
    }

    private void skip() {
        long now = millis();
        long due = events.nextMillis(now);
        // As on a server, a timer is never seen to fire in the very millisecond in which it is due.
        long target = Math.min(
                due == Long.MAX_VALUE ? due : due + 1,
                agenda.isEmpty() ? Long.MAX_VALUE : agenda.peek().atMillis());
        if (target == Long.MAX_VALUE) {
            return;
        }
        long hold = OUTSIDER_NANOS - (System.nanoTime() - outsiderNanos);
        if (hold > 0 && sleeping == 0 && events.outsidersAreAwaited()) {
            alarmMillis = Math.min(alarmMillis, now + TimeUnit.NANOSECONDS.toMillis(hold) + 1);
            return;
        }
        long skipped = skippedMillis;
        skippedMillis = skipped + Math.max(0, target - now);
        threads.run(counted(events::lookAtDue));
        startDue(millis());
    }

    /** Looks again when that much real time has passed. */
    private void setTick(long atMillis) {
        if (atMillis == tickMillis) {
            return;
        }
        Future<?> before = tick;
        if (before != null) {
            before.cancel(false);
        }
        tickMillis = atMillis;
        tick = atMillis == Long.MAX_VALUE ? null : threads.later(Math.max(0, atMillis - millis()), this::tick);
    }

    private void tick() {
        synchronized (lock) {
            tickMillis = Long.MAX_VALUE;
            tick = null;
            look();
        }
    }
}
