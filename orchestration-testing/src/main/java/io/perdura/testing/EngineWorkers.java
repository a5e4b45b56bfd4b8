package io.perdura.testing;

import io.perdura.client.WorkflowClient;
import io.perdura.engine.partition.Engine;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactory;
import io.perdura.worker.WorkerOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The workers of an environment, and the engine's life cycle. Thread-safe. */
final class EngineWorkers implements WorkerFactory {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Engine engine;
    private final EnginePulse pulse;
    private final VirtualTime time;
    private final KitThreads threads;
    private final RegisteredCode code;
    private final WorkflowClient client;
    private final Map<String, Worker> workers = new TreeMap<>();
    private @Nullable Future<?> beat;
    private boolean started;
    private volatile boolean shutdown;
    private volatile boolean terminated;

    EngineWorkers(
            Engine engine,
            EnginePulse pulse,
            VirtualTime time,
            KitThreads threads,
            RegisteredCode code,
            WorkflowClient client) {
        this.engine = engine;
        this.pulse = pulse;
        this.time = time;
        this.threads = threads;
        this.code = code;
        this.client = client;
    }

    @Override
    public Worker newWorker(String taskQueue) {
        return newWorker(taskQueue, WorkerOptions.getDefaultInstance());
    }

    @Override
    public synchronized Worker newWorker(String taskQueue, WorkerOptions options) {
        if (started || shutdown) {
            throw new IllegalStateException(
                    "The environment was started: make the worker of queue '" + taskQueue + "' before that");
        }
        if (workers.containsKey(taskQueue)) {
            throw new IllegalStateException("There is a worker of queue '" + taskQueue + "': use getWorker");
        }
        if (Duration.ZERO.equals(options.getStickyQueueScheduleToStartTimeout())) {
            code.replayAlways();
        }
        Worker worker = new RegisteringWorker(taskQueue, options, code, this::suspensionChanged);
        workers.put(taskQueue, worker);
        return worker;
    }

    private void suspensionChanged() {
        time.hold(code.suspension().any());
        pulse.released();
    }

    @Override
    public synchronized void suspendPolling() {
        workers.values().forEach(Worker::suspendPolling);
    }

    @Override
    public synchronized void resumePolling() {
        workers.values().forEach(Worker::resumePolling);
    }

    @Override
    public synchronized @Nullable Worker tryGetWorker(String taskQueue) {
        return workers.get(taskQueue);
    }

    @Override
    public synchronized Worker getWorker(String taskQueue) {
        Worker worker = workers.get(taskQueue);
        if (worker == null) {
            throw new IllegalArgumentException(
                    "There is no worker of queue '" + taskQueue + "', but of " + workers.keySet());
        }
        return worker;
    }

    @Override
    public WorkflowClient getWorkflowClient() {
        return client;
    }

    @Override
    public synchronized void start() {
        if (shutdown) {
            throw new IllegalStateException("The environment was shut down: make a new one");
        }
        if (!started) {
            started = true;
            engine.start();
            time.connect(pulse);
            beat = threads.every(1_000, pulse::everySecond);
        }
    }

    @Override
    public synchronized boolean isStarted() {
        return started;
    }

    @Override
    public void shutdown() {
        if (begin()) {
            threads.run(() -> end(GRACE));
        }
    }

    @Override
    public void shutdownNow() {
        if (begin()) {
            threads.interruptActivities();
            end(Duration.ZERO);
        }
    }

    private synchronized boolean begin() {
        if (shutdown) {
            return false;
        }
        shutdown = true;
        Future<?> running = beat;
        if (running != null) {
            running.cancel(false);
        }
        return true;
    }

    private void end(Duration grace) {
        engine.stop(grace);
        synchronized (this) {
            terminated = true;
            notifyAll();
        }
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public synchronized void awaitTermination(long timeout, TimeUnit unit) {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        try {
            for (long left = deadline - System.nanoTime();
                    !terminated && left > 0;
                    left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isTerminated() {
        return terminated;
    }
}
