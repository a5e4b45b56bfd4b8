package io.perdura.engine.partition;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.replay.WorkflowMachine;
import io.perdura.engine.run.Run;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sees workflow code that does not yield: reports it, then gives it up. Only what it has seen itself counts: a turn of the code
 * is late when look after look finds that very turn running, and a look that came late itself proves little. So neither a
 * machine that stands still, nor a slow database, nor a long replay is blamed on the code. Thread-safe.
 */
final class Watchdog {

    /** How often it looks. */
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** Of so many runs it is remembered that they overran. */
    private static final int REMEMBERED = 1_000;

    /**
     * What was seen of a run's code, and since when, by {@link #awakeNanos}.
     *
     * @param progress where the code was; null when none was running
     */
    private record Sighting(
            @Nullable Run run,
            WorkflowMachine.@Nullable Progress progress,
            long taskSinceNanos,
            long turnSinceNanos,
            boolean reported) {

        static final Sighting NOTHING = new Sighting(null, null, 0, 0, false);
    }

    private final EngineClock clock;
    private final EngineListener listener;
    private final Duration reportAfter;
    private final Duration giveUpAfter;
    private final int toleratedThreads;
    private final Map<RunActor, Sighting> watched = new ConcurrentHashMap<>();
    private final Map<Run, Long> unwinding = new ConcurrentHashMap<>();
    private final Set<RunId> overran = new LinkedHashSet<>();
    private final AtomicInteger lostThreads = new AtomicInteger();
    private long lastLookNanos;
    private volatile long awakeNanos;

    Watchdog(EngineClock clock, EngineListener listener, EngineConfig config) {
        this.clock = clock;
        this.listener = listener;
        this.reportAfter = config.deadlockAfter();
        this.giveUpAfter = config.taskTimeout();
        this.toleratedThreads = config.abandonedThreads();
        this.lastLookNanos = clock.nanos();
    }

    /** A task begins. */
    void watch(RunActor actor) {
        watched.put(actor, Sighting.NOTHING);
    }

    void unwatch(RunActor actor) {
        watched.remove(actor);
    }

    /** Looks at every task that is running; called about once a second. */
    synchronized void look() {
        long now = clock.nanos();
        long before = awakeNanos;
        awakeNanos = before + credited(now - lastLookNanos);
        lastLookNanos = now;
        watched.forEach(this::look);
        unwinding.forEach((run, since) -> {
            if (awakeNanos - since >= giveUpAfter.toNanos()) {
                run.abandonTask();
            }
        });
    }

    /**
     * How much of the time since the last look counts. What it came late by was a pause of the machine; a look that came very
     * late proves next to nothing, yet on a machine that is always slow they add up.
     */
    private static long credited(long gapNanos) {
        long period = PERIOD.toNanos();
        return gapNanos > 2 * period ? period / 4 : Math.min(gapNanos, period);
    }

    private void look(RunActor actor, Sighting before) {
        Run run = actor.run();
        WorkflowMachine.Progress progress = run == null ? null : run.progress();
        if (run == null || progress == null) {
            watched.replace(actor, before, Sighting.NOTHING);
            return;
        }
        WorkflowMachine.Progress last = before.progress();
        boolean sameTask = run.equals(before.run()) && last != null && last.task() == progress.task();
        boolean sameTurn = sameTask && progress.equals(last);
        long taskSince = sameTask ? before.taskSinceNanos() : awakeNanos;
        long turnSince = sameTurn ? before.turnSinceNanos() : awakeNanos;
        Duration stuck = Duration.ofNanos(awakeNanos - turnSince);
        boolean report = stuck.compareTo(reportAfter) >= 0;
        if (report && !before.reported()) {
            report(actor, run, stuck);
        }
        watched.replace(actor, before, new Sighting(run, progress, taskSince, turnSince, sameTurn && report));
        if (awakeNanos - taskSince >= run.taskTimeout().toNanos()) {
            remember(run.runId());
            run.abandonTask();
        }
    }

    private void report(RunActor actor, Run run, Duration stuck) {
        String stack =
                Arrays.stream(run.runningStack()).map(frame -> "\tat " + frame).collect(Collectors.joining("\n"));
        listener.slowTask(actor.workflowId(), run.runId(), stuck, stack);
    }

    private void remember(RunId runId) {
        synchronized (overran) {
            overran.add(runId);
            if (overran.size() > REMEMBERED) {
                overran.remove(overran.iterator().next());
            }
        }
    }

    /** Whether a task of the run was given up: its code runs on platform threads from then on. */
    boolean overran(RunId runId) {
        synchronized (overran) {
            return overran.contains(runId);
        }
    }

    /** Whether code of this run must not run any more, since it would cost another thread, and too many are lost. */
    boolean barred(RunId runId) {
        return lostThreads.get() > toleratedThreads && overran(runId);
    }

    /** Unwinds a run's coroutines; whoever calls gives the thread for it. */
    void discard(Run run) {
        unwinding.put(run, awakeNanos);
        try {
            int lost = run.discard();
            if (lost > 0) {
                listener.threadAbandoned(run.workflowId(), run.runId(), lostThreads.addAndGet(lost));
            }
        } finally {
            unwinding.remove(run);
        }
    }
}
