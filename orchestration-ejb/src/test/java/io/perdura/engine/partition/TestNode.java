package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.engine.client.EngineWorkflowClient;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityInvoker;
import io.perdura.engine.port.ActivitySlots;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.EngineThreads;
import io.perdura.engine.port.TransitionStore;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.replay.WorkflowsAlone;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An engine on real threads over a store, with a clock that tests move. */
final class TestNode implements AutoCloseable {

    record TaskFailed(String workflowId, int attempt, Duration retryIn) {}

    /** A clock that stands still until it is moved; alarms ring when it passes them. */
    static final class Clock implements EngineClock {
        private volatile long millis = 1_800_000_000_000L;

        @Override
        public Instant now() {
            return Instant.ofEpochMilli(millis);
        }

        @Override
        public long nanos() {
            return millis * 1_000_000;
        }

        synchronized void advance(Duration by) {
            millis = millis + by.toMillis();
        }
    }

    /**
     * A thread for each call that waits beside the test. One to a node that dies may wait for ever: Java's common pool, which has one thread
     * on two processors, would have none left for the next.
     */
    static final Executor CALLERS = call -> {
        Thread caller = new Thread(call, "caller");
        caller.setDaemon(true);
        caller.start();
    };

    final Clock clock;
    final MemoryStore store;
    final Engine engine;
    final EngineWorkflowClient client;
    final Map<String, Consumer<ActivityAttempt>> activities = new ConcurrentHashMap<>();
    final AtomicInteger freeSlots = new AtomicInteger(100);
    /** How many attempts may wait for a slot in memory. */
    volatile int line = 10_000;

    final Map<String, String> failures = new ConcurrentHashMap<>();
    /** Failed tasks in order. */
    final List<TaskFailed> taskFailures = new CopyOnWriteArrayList<>();
    /** Code that did not yield. */
    final List<String> slowTasks = new CopyOnWriteArrayList<>();
    /** How many workflow threads were asked for that must not be virtual. */
    final AtomicInteger platformCoroutines = new AtomicInteger();

    final AtomicInteger lostThreads = new AtomicInteger();
    /** Workflow threads that have begun and not ended. */
    final AtomicInteger coroutines = new AtomicInteger();
    /** Types of activities whose method and report are one transaction. */
    final Set<String> transactional = ConcurrentHashMap.newKeySet();
    /** Messages that reached nobody. */
    final List<String> dropped = new CopyOnWriteArrayList<>();
    /** What could not be read. */
    final List<String> unreadable = new CopyOnWriteArrayList<>();
    /** Workflow ids whose task did not fail any more. */
    final List<String> recovered = new CopyOnWriteArrayList<>();

    final List<String> nearLimits = new CopyOnWriteArrayList<>();

    private final Map<String, WorkflowDefinition> types = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "test-node");
        thread.setDaemon(true);
        // A simulated death ends a thread by an error, which is not worth a line.
        thread.setUncaughtExceptionHandler((dying, error) -> failures.put("thread", String.valueOf(error)));
        return thread;
    });
    private final DataConverter converter = DefaultDataConverter.newDefaultInstance();

    TestNode(Clock clock, MemoryStore store) {
        this(clock, store, store.transitions(), CrashPoint.Hook.NONE);
    }

    TestNode(Clock clock, MemoryStore store, GatePolicy gate) {
        this(clock, store, store.transitions(), CrashPoint.Hook.NONE, named("node"), gate);
    }

    TestNode(Clock clock, MemoryStore store, TransitionStore transitions, CrashPoint.Hook crashPoints) {
        this("node", clock, store, transitions, crashPoints);
    }

    TestNode(String name, Clock clock, MemoryStore store, TransitionStore transitions, CrashPoint.Hook crashPoints) {
        this(clock, store, transitions, crashPoints, named(name), GatePolicy.OFF);
    }

    TestNode(
            Clock clock,
            MemoryStore store,
            TransitionStore transitions,
            CrashPoint.Hook crashPoints,
            EngineConfig config) {
        this(clock, store, transitions, crashPoints, config, GatePolicy.OFF);
    }

    private TestNode(
            Clock clock,
            MemoryStore store,
            TransitionStore transitions,
            CrashPoint.Hook crashPoints,
            EngineConfig config,
            GatePolicy gate) {
        this.clock = clock;
        this.store = store;
        EnginePorts ports = new EnginePorts(
                clock,
                new Threads(),
                this::alarm,
                store.leases(),
                transitions,
                store.runs(),
                store.clients(),
                store.activities(),
                new Invoker(),
                new Slots(),
                new Listener(),
                crashPoints);
        this.engine = Engine.create(config, new WorkflowsAlone(types, converter), ports, gate);
        this.client = new EngineWorkflowClient(engine.client(), converter);
    }

    private static EngineConfig named(String node) {
        return config(node, EngineConfig.DEFAULTS.cachedRuns());
    }

    /** The defaults, but for how many runs stay in memory. */
    static EngineConfig cachedRuns(int cachedRuns) {
        return config("node", cachedRuns);
    }

    private static EngineConfig config(String node, int cachedRuns) {
        return EngineConfig.DEFAULTS.with(c -> c.node(node).cachedRuns(cachedRuns));
    }

    static TestNode fresh() {
        Clock clock = new Clock();
        return new TestNode(clock, new MemoryStore(clock));
    }

    TestNode workflow(Class<?> implementation, Supplier<Object> factory) {
        WorkflowImplementationModel model = WorkflowImplementationModel.of(implementation);
        model.workflowMethods()
                .keySet()
                .forEach(type -> types.put(
                        type,
                        new WorkflowDefinition(
                                type,
                                "default",
                                model,
                                arguments -> factory.get(),
                                WorkflowImplementationOptions.getDefaultInstance())));
        return this;
    }

    TestNode activity(String type, Consumer<ActivityAttempt> code) {
        activities.put(type, code);
        return this;
    }

    TestNode start() {
        engine.start();
        return this;
    }

    Payload json(Object value) {
        return converter.encode(value);
    }

    /** Moves time on, keeps the lease alive, and lets the engine look. */
    void advance(Duration by) {
        clock.advance(by);
        engine.renewLease();
        engine.wakeUp();
        engine.sweep();
    }

    /** Waits until other threads have brought something about, or the test's timeout interrupts it. */
    void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new AssertionError("in vain; failures so far: " + failures);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        engine.stop(Duration.ZERO);
        threads.shutdownNow();
    }

    /** An alarm for now rings at once; a later one when the clock is moved. */
    private void alarm(Instant when) {
        if (!when.isAfter(clock.now())) {
            threads.execute(() -> engine.wakeUp());
        }
    }

    /** The node dies: nothing of it runs any more, and nothing was handed over. */
    void kill() {
        threads.shutdownNow();
    }

    private final class Threads implements EngineThreads {
        @Override
        public void waiting(Runnable blocking) {
            blocking.run();
        }

        @Override
        public Executor tasks() {
            return threads;
        }

        @Override
        public Executor commits() {
            return threads;
        }

        @Override
        public Executor coroutines() {
            return coroutine -> {
                coroutines.incrementAndGet();
                threads.execute(() -> {
                    try {
                        coroutine.run();
                    } finally {
                        coroutines.decrementAndGet();
                    }
                });
            };
        }

        @Override
        public Executor platformCoroutines() {
            return coroutine -> {
                platformCoroutines.incrementAndGet();
                threads.execute(coroutine);
            };
        }
    }

    private final class Invoker implements ActivityInvoker {
        @Override
        public Optional<Traits> traits(String activityType) {
            return activities.containsKey(activityType)
                    ? Optional.of(new Traits(transactional.contains(activityType)))
                    : Optional.empty();
        }

        @Override
        public void invoke(ActivityAttempt attempt) {
            activities
                    .getOrDefault(attempt.scheduled().activityType(), ignored -> {})
                    .accept(attempt);
        }
    }

    private final class Slots implements ActivitySlots {
        private final List<Runnable> onFree = new CopyOnWriteArrayList<>();

        @Override
        public Optional<Slot> reserve() {
            if (freeSlots.getAndUpdate(free -> Math.max(0, free - 1)) == 0) {
                return Optional.empty();
            }
            return Optional.of(new Slot() {
                @Override
                public void start(Consumer<Slot> activity) {
                    threads.execute(() -> activity.accept(this));
                }

                @Override
                public void release() {
                    giveBack();
                }
            });
        }

        private void giveBack() {
            freeSlots.incrementAndGet();
            onFree.forEach(Runnable::run);
        }

        @Override
        public int line() {
            return line;
        }

        @Override
        public void onFree(Runnable listener) {
            onFree.add(listener);
        }
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
            failures.put(workflowId, what);
            taskFailures.add(new TaskFailed(workflowId, attempt, retryIn));
        }

        @Override
        public void taskRecovered(String workflowId, io.perdura.engine.history.RunId runId) {
            recovered.add(workflowId);
        }

        @Override
        public void slowTask(String workflowId, io.perdura.engine.history.RunId runId, Duration elapsed, String stack) {
            slowTasks.add(workflowId + "\n" + stack);
        }

        @Override
        public void threadAbandoned(String workflowId, io.perdura.engine.history.RunId runId, int abandoned) {
            lostThreads.set(abandoned);
        }

        @Override
        public void messageDropped(String workflowId, String what) {
            dropped.add(workflowId + ": " + what);
        }

        @Override
        public void unreadable(String workflowId, String what) {
            unreadable.add(workflowId + ": " + what);
        }

        @Override
        public void limitNear(String workflowId, io.perdura.engine.history.RunId runId, String what) {
            nearLimits.add(what);
        }

        @Override
        public void internalError(String what, Throwable cause) {
            failures.put("internal", what + ": " + cause);
        }
    }
}
