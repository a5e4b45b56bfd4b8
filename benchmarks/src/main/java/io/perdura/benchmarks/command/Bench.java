package io.perdura.benchmarks.command;

import io.perdura.benchmarks.load.LoadReport;
import io.perdura.benchmarks.measure.Costs;
import io.perdura.benchmarks.measure.DatabaseCounters;
import io.perdura.benchmarks.measure.Machine;
import io.perdura.benchmarks.measure.Pause;
import io.perdura.benchmarks.measure.Postgres;
import io.perdura.benchmarks.measure.Processes;
import io.perdura.benchmarks.measure.StatementCounts;
import io.perdura.benchmarks.report.Fact;
import io.perdura.benchmarks.report.Figure;
import io.perdura.benchmarks.subject.Driver;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Windows of closed loops and what they cost, printed as they come and kept for the report. */
final class Bench implements AutoCloseable {

    private static final int STATEMENTS = 14;
    private static final int WARM_SECONDS = 6;
    private static final int LONGEST_WARM_SECONDS = 120;

    /** A JVM is warm when a while longer makes it no faster than this, and neither does another one. */
    private static final double STEADY = 1.05;

    private static final int STEADY_WINDOWS = 2;

    private final Postgres postgres;
    private final Connection observer;
    private final Options options;
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();

    Bench(Postgres postgres, Options options, PrintStream out) throws SQLException {
        this.postgres = postgres;
        this.observer = postgres.observe();
        this.options = options;
        this.out = out;
    }

    /**
     * Who is measured.
     *
     * @param name of the system
     * @param driver its callers
     * @param pids the processes that run its workflows, at present
     * @param database whose statements are counted; null when it has none
     */
    record Measured(
            String name,
            Driver driver,
            Supplier<List<Long>> pids,
            @Nullable String database) {}

    /** Lets callers run without counting until their rate is steady, since a JVM is slow at first. */
    void warm(Measured who, String work, int callers) {
        warm(who, work, callers, 0);
    }

    /** @param atLeastSeconds however steady the rate is: a compiler that is late with much code makes plateaus */
    void warm(Measured who, String work, int callers, int atLeastSeconds) {
        who.driver.start(work, callers);
        int step = Math.max(WARM_SECONDS, options.seconds());
        double best = 0;
        double rate = 0;
        int seconds = 0;
        int steady = 0;
        while ((steady < STEADY_WINDOWS || seconds < atLeastSeconds) && seconds < LONGEST_WARM_SECONDS) {
            who.driver.open();
            Pause.of(Duration.ofSeconds(step));
            rate = who.driver.read().perSecond();
            steady = rate > STEADY * best ? 0 : steady + 1;
            best = Math.max(best, rate);
            seconds += step;
        }
        who.driver.stop();
        out.printf(Locale.ROOT, "%s, %s: warm after %d s, at %.0f/s%n", who.name, work, seconds, rate);
    }

    /** One window for each number of callers. */
    void loop(Measured who, String work, int stepsEach, List<Integer> callers) throws SQLException {
        for (int each : options.callers(callers)) {
            who.driver.start(work, each);
            Pause.of(Duration.ofSeconds(Math.max(2, options.seconds() / 3)));
            window(who, work, stepsEach, each);
            who.driver.stop();
        }
    }

    private void window(Measured who, String work, int stepsEach, int callers) throws SQLException {
        String database = who.database;
        List<Long> pids = who.pids.get();
        StatementCounts statements = database == null ? null : StatementCounts.read(observer, database);
        long serverCpu = Processes.cpuMillis(pids);
        long databaseCpu = Processes.cpuMillisOfFamily(postgres.pid());
        DatabaseCounters before = database == null ? null : counters(database);
        who.driver.open();
        Pause.of(Duration.ofSeconds(options.seconds()));
        LoadReport load = who.driver.read();
        Costs costs = new Costs(
                database == null || before == null ? null : counters(database).since(before),
                Processes.cpuMillis(pids) - serverCpu,
                Processes.cpuMillisOfFamily(postgres.pid()) - databaseCpu,
                Processes.residentBytes(pids),
                Machine.load());
        add(
                new Figure(who.name, work, callers, stepsEach, load, costs),
                database == null || statements == null
                        ? List.of()
                        : StatementCounts.read(observer, database).since(statements));
    }

    private void add(Figure figure, List<StatementCounts.Count> executed) {
        figures.add(figure);
        LoadReport load = figure.load();
        out.printf(
                Locale.ROOT,
                "%s, %s, %d callers: %.0f/s, %.0f steps/s, p50 %.2f ms, p99 %.2f ms%s%n",
                figure.system(),
                figure.work(),
                figure.callers(),
                load.perSecond(),
                figure.stepsPerSecond(),
                load.p50Millis(),
                load.p99Millis(),
                load.errors() == 0 ? "" : ", " + load.errors() + " errors: " + load.firstError());
        if (options.statements() && figure.steps() > 0) {
            out.println("  calls/step  rows/step  us/call  statement");
            executed.stream()
                    .limit(STATEMENTS)
                    .forEach(count -> out.printf(
                            Locale.ROOT,
                            "  %10.4f %10.4f %8.1f  %s%n",
                            figure.perStep(count.calls()),
                            figure.perStep(count.rows()),
                            count.millis() * 1000 / count.calls(),
                            count.sql()));
        }
    }

    /** Keeps and prints a figure of its own. */
    void fact(String system, String work, String name, double value) {
        facts.add(new Fact(system, work, name, value));
        out.printf(Locale.ROOT, "%s, %s, %s: %.2f%n", system, work, name, value);
    }

    void say(String words) {
        out.println(words);
    }

    /** A connection to a database that is measured. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(postgres.url(database), postgres.user(), "");
    }

    Options options() {
        return options;
    }

    DatabaseCounters counters(String database) throws SQLException {
        return DatabaseCounters.read(observer, database);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    @Override
    public void close() throws SQLException {
        observer.close();
    }
}
