package io.perdura.benchmarks.command;

import io.perdura.benchmarks.load.LoadReport;
import io.perdura.benchmarks.measure.DatabaseCounters;
import io.perdura.benchmarks.measure.Pause;
import io.perdura.benchmarks.measure.Processes;
import io.perdura.benchmarks.subject.Driver;
import io.perdura.benchmarks.subject.Perdura;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A million workflows that sleep, in a heap of a gigabyte: they cost rows. */
final class ManySleepers {

    private static final String WORK = "sleepers";
    private static final int COUNT = 1_000_000;
    private static final int CALLERS = 64;
    private static final int TENTH = 10;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration UNTIL_EVICTED = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MEGA = 1_000_000;
    private static final int ALARM_SECONDS = 2;

    private final Bench bench;
    private final Perdura perdura;
    private final int count;
    private long peak;

    private ManySleepers(Bench bench, Perdura perdura) {
        this.bench = bench;
        this.perdura = perdura;
        this.count = bench.options().count(COUNT);
    }

    static void measure(Bench bench, Perdura perdura) throws SQLException {
        new ManySleepers(bench, perdura).measure();
    }

    private void measure() throws SQLException {
        fact("live heap before, MB", perdura.heapBytes() / (double) MEGA);
        idle("before");
        start();
        fact("most heap in use after a collection, MB", peak / (double) MEGA);
        Pause.of(UNTIL_EVICTED);
        fact("live heap while they sleep, MB", perdura.heapBytes() / (double) MEGA);
        idle("while they sleep");
        fact("bytes in the database each", databaseBytes() / (double) count);
        perdura.kill();
        long begin = System.currentTimeMillis();
        perdura.restart();
        fact("s from the kill to readiness, the JVM's start among them", (System.currentTimeMillis() - begin) / 1e3);
        fact("live heap after that, MB", perdura.heapBytes() / (double) MEGA);
        long due = System.currentTimeMillis() + ALARM_SECONDS * 1_000L;
        perdura.scale().startAlarms("among-", 1, due, 0);
        fact(
                "lateness of a timer among them, ms",
                perdura.scale().lateness("among-", 1).p50Millis());
    }

    private void start() {
        Driver driver = perdura.driver();
        driver.start("w4", CALLERS);
        driver.open();
        long begin = System.nanoTime();
        long started = 0;
        double lastRate = 0;
        double firstRate = 0;
        while (started < count) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new IllegalStateException(started + " of " + count + " sleepers are started after " + LONGEST);
            }
            Pause.of(Duration.ofSeconds(1));
            LoadReport second = driver.read();
            driver.open();
            started += second.done();
            peak = Math.max(peak, perdura.scale().heapPeakBytes());
            if (started > (long) count / TENTH && firstRate == 0) {
                firstRate = started / seconds(begin);
            }
            lastRate = lastRate == 0 ? second.perSecond() : 0.9 * lastRate + 0.1 * second.perSecond();
        }
        driver.stop();
        fact("started", (double) started);
        fact("starts/s", started / seconds(begin));
        fact("starts/s of the first tenth", firstRate);
        fact("starts/s of the last ten seconds", lastRate);
    }

    private static double seconds(long beginNanos) {
        return (System.nanoTime() - beginNanos) / 1e9;
    }

    private void idle(String when) throws SQLException {
        DatabaseCounters before = bench.counters(perdura.database());
        long cpu = Processes.cpuMillis(perdura.pids());
        Pause.of(IDLE);
        double commits = bench.counters(perdura.database()).since(before).commits();
        fact("commits/s " + when, commits / IDLE.toSeconds());
        fact("CPU ms/s of the server " + when, (Processes.cpuMillis(perdura.pids()) - cpu) / (double) IDLE.toSeconds());
    }

    private double databaseBytes() throws SQLException {
        try (Connection database = bench.connect(perdura.database());
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select pg_database_size(current_database())")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void fact(String name, double value) {
        bench.fact("Perdura", WORK, name, value);
    }
}
