package io.perdura.benchmarks.command;

import io.perdura.benchmarks.measure.Pause;
import io.perdura.benchmarks.subject.Contender;
import java.time.Duration;

/** W6: one workflow with many steps: whether the last ones are as fast as the first, and how soon it goes on after a kill. */
final class LongHistory {

    private static final int STEPS = 10_000;
    private static final int THOUSAND = 1_000;
    private static final int KILL_AT = 9_000;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private LongHistory() {}

    static void measure(Bench bench, Contender system) {
        String name = system.name();
        // A first one to its end without a kill, so that what is compared is warm.
        system.startBatch("w6a-", 1, STEPS, 0);
        require(name, system.awaitBatch("w6a-", 1, STEPS));
        system.startBatch("w6b-", 1, STEPS, 0);
        require(name, system.awaitBatch("w6b-", 1, STEPS));
        WitnessLog whole = WitnessLog.read(system.witness(), "w6b-");
        bench.fact(name, "w6", "first 1,000 steps, s", (whole.at(THOUSAND) - whole.at(1)) / 1e3);
        bench.fact(name, "w6", "last 1,000 steps, s", (whole.at(STEPS) - whole.at(STEPS - THOUSAND + 1)) / 1e3);

        WitnessTail tail = new WitnessTail(system.witness(), "w6c-");
        system.startBatch("w6c-", 1, STEPS, 0);
        long killed = killAfter(system, tail, KILL_AT);
        int before = WitnessLog.read(system.witness(), "w6c-").executions();
        system.restart();
        long ready = System.currentTimeMillis();
        require(name, system.awaitBatch("w6c-", 1, STEPS));
        WitnessLog log = WitnessLog.read(system.witness(), "w6c-");
        bench.fact(name, "w6", "steps before the kill", before);
        bench.fact(name, "w6", "s from the kill to readiness, the JVM's start among them", (ready - killed) / 1e3);
        bench.fact(name, "w6", "s from readiness to the next step", Math.max(0, log.firstAfter(killed) - ready) / 1e3);
        bench.fact(name, "w6", "steps run twice", log.executions() - log.distinct());
    }

    /** Kills it as soon as so many steps were executed; when that was. */
    static long killAfter(Contender system, WitnessTail tail, int executions) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (tail.count() < executions) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(system.name() + " did not get to " + executions + " steps in "
                        + LONGEST.toMinutes() + " minutes");
            }
            Pause.of(Duration.ofMillis(10));
        }
        system.kill();
        return System.currentTimeMillis();
    }

    private static void require(String name, int right) {
        if (right != 1) {
            throw new IllegalStateException(name + " lost the long workflow or its result");
        }
    }
}
