package io.perdura.benchmarks.command;

import io.perdura.benchmarks.measure.Pause;
import io.perdura.benchmarks.measure.Processes;
import io.perdura.benchmarks.subject.Perdura;
import io.perdura.benchmarks.subject.ScaleCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Very many activities of one workflow, as children, and a query for its progress all the while. */
final class Thousands {

    private static final String WORK = "thousands";
    private static final int WIDTH = 1_000;
    private static final int CHILDREN = 1_000;
    private static final int WARM_CHILDREN = 100;
    private static final int AT_A_TIME = 10;
    private static final int BYTES = 100;
    private static final Duration BETWEEN_QUERIES = Duration.ofMillis(200);
    private static final double MEGA = 1e6;

    private Thousands() {}

    static void measure(Bench bench, Perdura perdura) {
        ScaleCalls calls = perdura.scale();
        calls.startThousands("thousands-warm", WARM_CHILDREN, WIDTH, AT_A_TIME);
        require(WARM_CHILDREN, calls.awaitThousands("thousands-warm"));
        int children = bench.options().count(CHILDREN);
        bench.fact("Perdura", WORK, "live heap before, MB", perdura.heapBytes() / MEGA);
        calls.heapPeakBytes();
        long cpu = Processes.cpuMillis(perdura.pids());
        long begin = System.nanoTime();
        calls.startThousands("thousands", children, WIDTH, AT_A_TIME);
        List<Long> nanos = new ArrayList<>();
        ScaleCalls.Answer answer;
        do {
            Pause.of(BETWEEN_QUERIES);
            answer = calls.doneOfThousands("thousands");
            nanos.add(answer.nanos());
        } while (answer.done() < (long) children * WIDTH);
        require(children, calls.awaitThousands("thousands"));
        double seconds = (System.nanoTime() - begin) / 1e9;
        long activities = (long) children * WIDTH;
        List<Long> sorted = nanos.stream().sorted().toList();
        fact(bench, "activities", (double) activities);
        fact(bench, "activities/s", activities / seconds);
        fact(bench, "CPU ms of the server each", (Processes.cpuMillis(perdura.pids()) - cpu) / (double) activities);
        fact(bench, "most heap in use after a collection, MB", calls.heapPeakBytes() / MEGA);
        fact(bench, "queries for the progress", nanos.size());
        fact(bench, "p50 of a query, ms", sorted.get(sorted.size() / 2) / MEGA);
        fact(bench, "p99 of a query, ms", sorted.get((sorted.size() - 1) * 99 / 100) / MEGA);
    }

    private static void fact(Bench bench, String name, double value) {
        bench.fact("Perdura", WORK, name, value);
    }

    private static void require(int children, long bytes) {
        if (bytes != (long) children * WIDTH * BYTES) {
            throw new IllegalStateException(bytes + " bytes came of " + children + " children");
        }
    }
}
