package io.perdura.benchmarks.command;

import io.perdura.benchmarks.measure.Machine;
import io.perdura.benchmarks.measure.Postgres;
import io.perdura.benchmarks.report.JsonReport;
import io.perdura.benchmarks.report.MarkdownReport;
import io.perdura.benchmarks.report.Page;
import io.perdura.benchmarks.report.Results;
import io.perdura.benchmarks.subject.Contender;
import io.perdura.benchmarks.subject.LocalDriver;
import io.perdura.benchmarks.subject.Perdura;
import io.perdura.benchmarks.subject.PlainInserts;
import io.perdura.benchmarks.subject.RestCalls;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Started by {@code benchmarks/run}: {@code Main ROOT WORK-DIRECTORY ARGUMENTS…}. */
public final class Main {

    private static final int STEPS = 20;
    private static final int WIDTH = 100;

    /** As many as a run may have pending. */
    private static final int WIDEST = 2_000;

    /** A server has much code between the wire and an application. */
    private static final int REST_WARM_SECONDS = 90;

    private final Path root;
    private final Path work;
    private final Options options;
    private final PrintStream out;
    private final List<String> refused = new ArrayList<>();

    private Main(Path root, Path work, Options options, PrintStream out) {
        this.root = root;
        this.work = work;
        this.options = options;
        this.out = out;
    }

    /** Exits with 2 when the arguments make no sense. */
    public static void main(String[] arguments) throws Exception {
        List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
        // What the embedded database tells while it starts is not what the reader came for.
        Logger.getLogger("").setLevel(Level.WARNING);
        Options options;
        try {
            options = Options.parse(rest);
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks/run: " + e.getMessage());
            System.exit(2);
            return;
        }
        new Main(Path.of(arguments[0]), Path.of(arguments[1]), options, System.out).run();
    }

    private void run() throws SQLException, IOException {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        double load = Machine.load();
        Machine machine = Machine.look(work);
        out.println(machine.text());
        try (Postgres postgres = new Postgres(work);
                Bench bench = new Bench(postgres, options, out)) {
            if (options.wants("limit")) {
                limit(bench, postgres);
            }
            perdura(bench, postgres);
            sleepers(bench, postgres);
            peers(bench, postgres);
            report(new Results(begin, machine, load, options.seconds(), bench.figures(), bench.facts(), refused));
        }
    }

    private static void limit(Bench bench, Postgres postgres) throws SQLException {
        try (PlainInserts inserts = new PlainInserts(postgres)) {
            long self = ProcessHandle.current().pid();
            Bench.Measured plain = new Bench.Measured(
                    "plain JDBC", new LocalDriver(inserts::operation), () -> List.of(self), PlainInserts.DATABASE);
            bench.warm(plain, "limit1", 16);
            bench.loop(plain, "limit1", 1, List.of(1, 64));
            bench.loop(plain, "limit100", 100, List.of(1, 64));
        }
    }

    private void perdura(Bench bench, Postgres postgres) throws SQLException, IOException {
        if (options.works().stream().allMatch(name -> name.equals("limit") || name.equals("sleepers"))) {
            return;
        }
        Path files = Files.createDirectory(work.resolve("perdura"));
        String jvm = options.jfr() == null
                ? options.jvm()
                : options.jvm() + " -XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                        + options.jfr();
        try (Perdura perdura = new Perdura(root, files, jvm, postgres)) {
            all(bench, perdura, work -> options.wants(work) && options.ways().contains("injected"));
            scale(bench, perdura);
            if (options.ways().contains("rest")) {
                byRest(bench, perdura);
            }
            crashes(bench, perdura, options::wants);
        }
    }

    private void byRest(Bench bench, Perdura perdura) throws SQLException {
        RestCalls rest = new RestCalls(perdura.address());
        Bench.Measured overRest = new Bench.Measured(
                "Perdura by REST", new LocalDriver(rest::operation), perdura::pids, perdura.database());
        if (options.wants("w1")) {
            bench.warm(overRest, "w1", 64, REST_WARM_SECONDS);
            bench.loop(overRest, "w1", 1, List.of(1, 64));
        }
        if (options.wants("w5")) {
            bench.warm(overRest, "w5", 64, REST_WARM_SECONDS / 2);
            bench.loop(overRest, "w5", 1, List.of(1, 64));
        }
    }

    private void scale(Bench bench, Perdura perdura) throws SQLException {
        Bench.Measured measured =
                new Bench.Measured(perdura.name(), perdura.driver(), perdura::pids, perdura.database());
        if (options.wants("wide")) {
            bench.warm(measured, "wide", 4);
            bench.loop(measured, "wide", WIDEST, List.of(1, 4));
        }
        if (options.wants("timers")) {
            Timers.measure(bench, perdura);
        }
        if (options.wants("thousands")) {
            Thousands.measure(bench, perdura);
        }
        if (options.wants("replay")) {
            LongReplay.measure(bench, perdura);
        }
    }

    /** On a server of their own, whose heap is small. */
    private void sleepers(Bench bench, Postgres postgres) throws SQLException, IOException {
        if (options.wants("sleepers")) {
            Path files = Files.createDirectory(work.resolve("sleepers"));
            try (Perdura perdura = new Perdura(root, files, options.jvm() + " -Xmx1g", postgres)) {
                ManySleepers.measure(bench, perdura);
            }
        }
    }

    private void peers(Bench bench, Postgres postgres) throws SQLException {
        Peers peers = new Peers(
                root.resolve("benchmarks/peers"), work, List.of(options.jvm().split(" ")));
        for (String peer : Options.PEERS) {
            if (options.peers().contains(peer)) {
                try (Contender contender = peers.start(peer, postgres)) {
                    all(bench, contender, options::wantsOfPeers);
                    crashes(bench, contender, options::wantsOfPeers);
                } catch (Peers.NotHere reason) {
                    refused.add(peer + ": " + reason.getMessage());
                    out.println(peer + " is not measured: " + reason.getMessage());
                }
            }
        }
    }

    private static void all(Bench bench, Contender system, Predicate<String> wanted) throws SQLException {
        Bench.Measured measured = new Bench.Measured(system.name(), system.driver(), system::pids, system.database());
        loops(bench, measured, "w1", wanted, 1, List.of(1, 16, 64, 256));
        loops(bench, measured, "w2", wanted, STEPS, List.of(1, 16, 64, 256));
        loops(bench, measured, "w3", wanted, WIDTH, List.of(1, 16));
        loops(bench, measured, "w5", wanted, 1, List.of(1, 64, 256));
        if (wanted.test("w4")) {
            Sleepers.measure(bench, system);
        }
    }

    private static void loops(
            Bench bench,
            Bench.Measured who,
            String name,
            Predicate<String> wanted,
            int stepsEach,
            List<Integer> callers)
            throws SQLException {
        if (wanted.test(name)) {
            bench.warm(who, name, 16);
            bench.loop(who, name, stepsEach, callers);
        }
    }

    private static void crashes(Bench bench, Contender system, Predicate<String> wanted) {
        if (wanted.test("w6")) {
            LongHistory.measure(bench, system);
        }
        if (wanted.test("w7")) {
            Crash.measure(bench, system);
        }
    }

    private void report(Results results) throws IOException {
        out.println();
        out.println(MarkdownReport.of(results));
        if (options.json() != null) {
            Files.writeString(options.json(), JsonReport.of(results));
        }
        if (options.page() != null) {
            if (options.wantsAny(Options.WORKS)) {
                Page.write(options.page(), results.without(Options.SCALE));
            }
            Page.writeSections(options.page(), results, Options.SCALE);
        }
    }
}
