package io.perdura.benchmarks.command;

import io.perdura.benchmarks.subject.Contender;

/** W7: many workflows in flight when the process is killed: what is lost, what is run twice, when all are complete. */
final class Crash {

    private static final int COUNT = 1_000;
    private static final int STEPS = 20;
    private static final int KILL_AT = 8_000;
    private static final long UNTIL_ALL_ARE_STARTED_MILLIS = 10_000;

    private Crash() {}

    static void measure(Bench bench, Contender system) {
        String name = system.name();
        WitnessTail tail = new WitnessTail(system.witness(), "w7-");
        long goAt = System.currentTimeMillis() + UNTIL_ALL_ARE_STARTED_MILLIS;
        system.startBatch("w7-", COUNT, STEPS, goAt);
        if (System.currentTimeMillis() > goAt) {
            bench.say(name + ", w7: the starts took longer than the wait before the first step");
        }
        long killed = LongHistory.killAfter(system, tail, KILL_AT);
        int before = WitnessLog.read(system.witness(), "w7-").executions();
        system.restart();
        long ready = System.currentTimeMillis();
        int right = system.awaitBatch("w7-", COUNT, STEPS);
        long complete = System.currentTimeMillis();
        WitnessLog log = WitnessLog.read(system.witness(), "w7-");
        bench.fact(name, "w7", "steps before the kill", before);
        bench.fact(name, "w7", "workflows lost or with a wrong result", COUNT - right);
        bench.fact(name, "w7", "steps never run", COUNT * STEPS - log.distinct());
        bench.fact(name, "w7", "steps run again", log.executions() - log.distinct());
        bench.fact(name, "w7", "most runs of one step", log.most());
        bench.fact(name, "w7", "s from the kill to readiness, the JVM's start among them", (ready - killed) / 1e3);
        bench.fact(name, "w7", "s from readiness until all are complete", (complete - ready) / 1e3);
    }
}
