package io.perdura.benchmarks.command;

import io.perdura.benchmarks.load.LoadReport;
import io.perdura.benchmarks.measure.Pause;
import io.perdura.benchmarks.subject.Perdura;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Many workflows that have left memory and fall due together: how late their code goes on, and when all of them are closed. */
final class Timers {

    private static final String WORK = "timers";
    private static final int COUNT = 10_000;
    private static final int WARM_COUNT = 2_000;
    private static final int SECOND = 1_000;

    /** Longer than a run stays in memory without anything to do, and than it takes until that is seen. */
    private static final Duration UNTIL_EVICTED = Duration.ofSeconds(13);

    private static final double STARTS_PER_MILLI = 2.5;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Timers() {}

    static void measure(Bench bench, Perdura perdura) throws SQLException {
        int count = bench.options().count(COUNT);
        try (Connection database = bench.connect(perdura.database())) {
            // The first ones warm up.
            run(perdura, database, "warm-", WARM_COUNT, SECOND);
            report(bench, run(perdura, database, "second-", count, SECOND), "within one second");
            report(bench, run(perdura, database, "instant-", count, 0), "at the same instant");
        }
    }

    /**
     * What came of it.
     *
     * @param late as the code saw it
     * @param closedMillis from the last due time until all are closed, for a reader of the database
     */
    private record Outcome(LoadReport late, long closedMillis) {}

    private static Outcome run(Perdura perdura, Connection database, String prefix, int count, int spreadMillis)
            throws SQLException {
        long closedBefore = closed(database);
        long due = System.currentTimeMillis() + (long) (count / STARTS_PER_MILLI) + UNTIL_EVICTED.toMillis();
        perdura.scale().startAlarms(prefix, count, due, spreadMillis);
        Pause.of(Duration.ofMillis(Math.max(1, due - System.currentTimeMillis())));
        long last = due + spreadMillis;
        while (closed(database) - closedBefore < count) {
            if (System.currentTimeMillis() - last > LONGEST.toMillis()) {
                throw new IllegalStateException(
                        closed(database) - closedBefore + " of " + count + " alarms have rung after " + LONGEST);
            }
            Pause.of(Duration.ofMillis(20));
        }
        long closedMillis = System.currentTimeMillis() - last;
        return new Outcome(perdura.scale().lateness(prefix, count), closedMillis);
    }

    private static long closed(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pd_execution where workflow_type = 'Alarm' and close_time is not null")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void report(Bench bench, Outcome outcome, String how) {
        bench.fact("Perdura", WORK, how + ": alarms", (double) outcome.late.done());
        bench.fact("Perdura", WORK, how + ": p50 of the lateness, ms", outcome.late.p50Millis());
        bench.fact("Perdura", WORK, how + ": p99 of the lateness, ms", outcome.late.p99Millis());
        bench.fact("Perdura", WORK, how + ": the latest, ms", outcome.late.maxMillis());
        bench.fact(
                "Perdura", WORK, how + ": s from the last due time until all are closed", outcome.closedMillis / 1e3);
    }
}
