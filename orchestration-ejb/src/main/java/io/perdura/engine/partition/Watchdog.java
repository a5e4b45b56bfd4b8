package io.perdura.engine.partition;

import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.run.Run;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Sees workflow code that does not yield: reports it, then gives it up. Thread-safe. */
final class Watchdog {

    private final EngineClock clock;
    private final EngineListener listener;
    private final Duration reportAfter;
    private final Duration giveUpAfter;
    private final Set<RunActor> watched = ConcurrentHashMap.newKeySet();
    private final Set<RunActor> reported = ConcurrentHashMap.newKeySet();
    private final Map<Run, Long> unwinding = new ConcurrentHashMap<>();
    private final AtomicInteger lostThreads = new AtomicInteger();
    private volatile long lastLookNanos;

    Watchdog(EngineClock clock, EngineListener listener, EngineConfig config) {
        this.clock = clock;
        this.listener = listener;
        this.reportAfter = config.deadlockAfter();
        this.giveUpAfter = config.taskTimeout();
        this.lastLookNanos = clock.nanos();
    }

    void watch(RunActor actor) {
        watched.add(actor);
    }

    void unwatch(RunActor actor) {
        watched.remove(actor);
        reported.remove(actor);
    }

    /** Looks at every task that is running; called about once a second. */
    void look() {
        long now = clock.nanos();
        long gap = now - lastLookNanos;
        lastLookNanos = now;
        // A machine that stood still is not the fault of the code: what it missed does not count.
        long pause = Math.max(0, gap - Duration.ofSeconds(3).toNanos());
        for (RunActor actor : watched) {
            look(actor, Duration.ofNanos(now - actor.taskBeganNanos() - pause));
        }
        unwinding.forEach((run, since) -> {
            if (now - since - pause > giveUpAfter.toNanos()) {
                run.abandonTask();
            }
        });
    }

    private void look(RunActor actor, Duration elapsed) {
        Run run = actor.run();
        if (run == null || elapsed.compareTo(reportAfter) < 0) {
            return;
        }
        StackTraceElement[] stack = run.runningStack();
        if (stack.length > 0 && reported.add(actor)) {
            String text = Arrays.stream(stack).map(frame -> "\tat " + frame).collect(Collectors.joining("\n"));
            listener.slowTask(actor.workflowId(), run.runId(), elapsed, text);
        }
        if (elapsed.compareTo(giveUpAfter) >= 0) {
            run.abandonTask();
        }
    }

    /** Unwinds a run's coroutines; whoever calls gives the thread for it. */
    void discard(Run run) {
        unwinding.put(run, clock.nanos());
        try {
            int lost = run.discard();
            if (lost > 0) {
                listener.threadAbandoned(run.workflowId(), run.runId(), lostThreads.addAndGet(lost));
            }
        } finally {
            unwinding.remove(run);
        }
    }

    int lostThreads() {
        return lostThreads.get();
    }
}
