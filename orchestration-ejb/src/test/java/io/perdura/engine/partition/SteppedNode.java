package io.perdura.engine.partition;

import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityInvoker;
import io.perdura.engine.port.ActivitySlots;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.EngineThreads;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.replay.WorkflowsAlone;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * An engine whose tasks, commits and activities wait in one queue, which the test empties one by one: the same steps happen in the
 * same order each time. Only workflow code has threads, of which one runs at a time. Not thread-safe.
 */
final class SteppedNode {

    /** Shared by all nodes: threads of dead ones end when they are stopped. */
    static final ExecutorService COROUTINES = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "stepped");
        thread.setDaemon(true);
        return thread;
    });

    static final DataConverter CONVERTER = DefaultDataConverter.newDefaultInstance();

    /** The one workflow type. */
    static final Deployment DEPLOYED = new WorkflowsAlone(
            new WorkflowDefinition(
                    "Program",
                    "default",
                    WorkflowImplementationModel.of(ProgramInterpreter.class),
                    arguments -> new ProgramInterpreter(),
                    WorkflowImplementationOptions.getDefaultInstance()),
            CONVERTER);

    final Engine engine;
    /** What went wrong in the engine, or in workflow code. */
    final List<String> troubles = new ArrayList<>();

    private final Queue<Runnable> steps = new ArrayDeque<>();
    private final Consumer<ActivityAttempt> activity;
    private Instant alarm = Instant.MAX;

    /** @param idleEviction after which time a run leaves memory; negative for as soon as it is looked at */
    SteppedNode(
            TestNode.Clock clock,
            MemoryStore store,
            Duration idleEviction,
            CrashPoint.Hook crashes,
            Consumer<ActivityAttempt> activity) {
        this.activity = activity;
        EnginePorts ports = new EnginePorts(
                clock,
                new Threads(),
                when -> alarm = when,
                store.leases(),
                store.transitions(),
                store.runs(),
                store.clients(),
                store.activities(),
                new Invoker(),
                new Slots(),
                new Listener(),
                crashes);
        this.engine = Engine.create(config(idleEviction), DEPLOYED, ports);
    }

    private static EngineConfig config(Duration idleEviction) {
        return EngineConfig.DEFAULTS.with(
                c -> c.partitions(4).committers(1).idleEviction(idleEviction).leaseDuration(Duration.ofDays(1)));
    }

    /** False when there is nothing to do until the clock is moved. */
    boolean step() {
        Runnable next = steps.poll();
        if (next == null) {
            return false;
        }
        next.run();
        return true;
    }

    /** When it wants to be woken. */
    Instant alarm() {
        return alarm;
    }

    void wakeUp() {
        alarm = Instant.MAX;
        engine.renewLease();
        engine.wakeUp();
    }

    private final class Threads implements EngineThreads {
        @Override
        public Executor tasks() {
            return steps::add;
        }

        @Override
        public Executor commits() {
            return steps::add;
        }

        @Override
        public Executor coroutines() {
            return COROUTINES;
        }
    }

    private final class Invoker implements ActivityInvoker {
        @Override
        public Optional<Traits> traits(String activityType) {
            return Optional.of(new Traits(false));
        }

        @Override
        public void invoke(ActivityAttempt attempt) {
            if (attempt.local()) {
                activity.accept(attempt);
            } else {
                steps.add(() -> activity.accept(attempt));
            }
        }
    }

    private static final class Slots implements ActivitySlots {
        @Override
        public Optional<Slot> reserve() {
            return Optional.of(new Slot() {
                @Override
                public void start(Consumer<Slot> activity) {
                    activity.accept(this);
                }

                @Override
                public void release() {}
            });
        }

        @Override
        public void onFree(Runnable listener) {}
    }

    private final class Listener implements EngineListener {
        @Override
        public void taskFailed(
                String workflowId,
                io.perdura.engine.history.RunId runId,
                int attempt,
                boolean diverged,
                String what,
                Duration retryIn) {
            troubles.add(workflowId + ": " + what);
        }

        @Override
        public void internalError(String what, Throwable cause) {
            if (!(cause instanceof Died)) {
                troubles.add(what + ": " + cause);
            }
        }
    }

    /** Thrown where the node dies. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }
}
