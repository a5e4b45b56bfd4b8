package io.perdura.benchmarks.command;

import io.perdura.benchmarks.measure.DatabaseCounters;
import io.perdura.benchmarks.measure.Pause;
import io.perdura.benchmarks.measure.Processes;
import io.perdura.benchmarks.subject.Contender;
import java.sql.SQLException;
import java.time.Duration;

/** W4: many workflows that sleep. How fast they are started, what heap they hold, what they cost while nothing happens. */
final class Sleepers {

    private static final int COUNT = 10_000;
    private static final int CALLERS = 64;
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration UNTIL_EVICTED = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Sleepers() {}

    static void measure(Bench bench, Contender system) throws SQLException {
        String name = system.name();
        // What the workloads before have left in memory goes first.
        Pause.of(UNTIL_EVICTED);
        long heapBefore = system.heapBytes();
        long residentBefore = Processes.residentBytes(system.pids());
        double commitsBefore = idleCommits(bench, system);
        long begin = System.nanoTime();
        long started = start(system);
        double seconds = (System.nanoTime() - begin) / 1e9;
        bench.fact(name, "w4", "starts/s", started / seconds);
        bench.fact(name, "w4", "heap B each at once", (double) (system.heapBytes() - heapBefore) / started);
        Pause.of(UNTIL_EVICTED);
        bench.fact(name, "w4", "heap B each after 15 s", (double) (system.heapBytes() - heapBefore) / started);
        bench.fact(
                name,
                "w4",
                "resident B each",
                (double) (Processes.residentBytes(system.pids()) - residentBefore) / started);
        bench.fact(name, "w4", "commits/s before", commitsBefore);
        bench.fact(name, "w4", "commits/s while they sleep", idleCommits(bench, system));
    }

    private static long start(Contender system) {
        system.driver().start("w4", CALLERS);
        system.driver().open();
        long end = System.nanoTime() + LONGEST.toNanos();
        long started = 0;
        while (started < COUNT && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(200));
            started += system.driver().read().done();
            system.driver().open();
        }
        system.driver().stop();
        return started;
    }

    private static double idleCommits(Bench bench, Contender system) throws SQLException {
        String database = system.database();
        if (database == null) {
            return Double.NaN;
        }
        DatabaseCounters before = bench.counters(database);
        Pause.of(IDLE);
        return bench.counters(database).since(before).commits() / (double) IDLE.toSeconds();
    }
}
