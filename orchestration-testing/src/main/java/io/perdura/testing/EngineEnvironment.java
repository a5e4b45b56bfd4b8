package io.perdura.testing;

import io.perdura.client.WorkflowClient;
import io.perdura.client.batch.BatchClient;
import io.perdura.client.schedules.ScheduleClient;
import io.perdura.common.IndexedValueType;
import io.perdura.common.PerduraException;
import io.perdura.common.SearchAttributeKey;
import io.perdura.engine.client.EngineBatchClient;
import io.perdura.engine.client.EngineScheduleClient;
import io.perdura.engine.client.EngineWorkflowClient;
import io.perdura.engine.memory.MemoryStore;
import io.perdura.engine.partition.Engine;
import io.perdura.engine.partition.EngineConfig;
import io.perdura.engine.partition.EnginePorts;
import io.perdura.engine.port.CrashPoint;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactory;
import io.perdura.worker.WorkerOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The production engine over a store in memory, with virtual time. Thread-safe. */
final class EngineEnvironment implements TestWorkflowEnvironment {

    private final String namespace;
    private final KitThreads threads = new KitThreads();
    private final VirtualTime time;
    private final EngineWorkers workers;
    private final WorkflowClient client;
    private final ScheduleClient schedules;
    private final BatchClient batches;
    private final Diagnostics diagnostics;
    private final MemoryStore store;

    EngineEnvironment(TestEnvironmentOptions options) {
        this.namespace = options.getNamespace();
        this.time = new VirtualTime(options.getInitialTime(), options.isUseTimeskipping(), threads);
        threads.reportTo(time);
        EngineConfig config = config(options);
        RegisteredActivities activities = new RegisteredActivities(
                namespace,
                options.getDataConverter(),
                config.payloadLimit(),
                options.interception(),
                time::outsiderMayAnswer);
        RegisteredCode code = new RegisteredCode(
                activities,
                options.getDefaultStartToCloseTimeout(),
                options.getDataConverter(),
                options.interception());
        if (options.getWorkflowCacheSize() == 0) {
            code.replayAlways();
        }
        this.store = new MemoryStore(RealClock.INSTANCE);
        store.clients().registerAttributes(options.getSearchAttributes());
        StuckRuns stuck = new StuckRuns(store.runs());
        Engine engine = Engine.create(
                config,
                code,
                new EnginePorts(
                        time,
                        threads,
                        time,
                        store.leases(),
                        store.transitions(),
                        store.runs(),
                        store.clients(),
                        store.activities(),
                        activities,
                        threads,
                        stuck,
                        CrashPoint.Hook.NONE));
        SkippingClient calls = new SkippingClient(engine.client(), time, stuck);
        this.batches = new EngineBatchClient(calls, options.getDataConverter());
        this.schedules = new EngineScheduleClient(calls, options.getDataConverter());
        this.client = new EngineWorkflowClient(calls, options.clientInterception(), options.clientOptions());
        this.diagnostics = new Diagnostics(engine.client());
        this.workers = new EngineWorkers(engine, new EnginePulse(engine, store), time, threads, code, client);
    }

    /** One partition and one committer: a test has no use for more. The lease outlasts any test. */
    private static EngineConfig config(TestEnvironmentOptions options) {
        return EngineConfig.DEFAULTS.with(c -> c.namespace(options.getNamespace())
                .node("test")
                .partitions(1)
                .committers(1)
                .cachedRuns(options.getWorkflowCacheSize())
                .leaseDuration(Duration.ofDays(365))
                .retention(Duration.ofDays(36_500)));
    }

    @Override
    public Worker newWorker(String taskQueue) {
        return workers.newWorker(taskQueue);
    }

    @Override
    public Worker newWorker(String taskQueue, WorkerOptions options) {
        return workers.newWorker(taskQueue, options);
    }

    @Override
    public WorkflowClient getWorkflowClient() {
        return client;
    }

    @Override
    public BatchClient getBatchClient() {
        return batches;
    }

    @Override
    public ScheduleClient getScheduleClient() {
        return schedules;
    }

    @Override
    public WorkerFactory getWorkerFactory() {
        return workers;
    }

    @Override
    public String getNamespace() {
        return namespace;
    }

    @Override
    public long currentTimeMillis() {
        return time.millis();
    }

    @Override
    public void sleep(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PerduraException("Interrupted while virtual time passed", e);
        }
    }

    @Override
    public void registerDelayedCallback(Duration delay, Runnable callback) {
        time.callLater(delay, callback);
    }

    @Override
    public synchronized boolean registerSearchAttribute(String name, IndexedValueType type) {
        String checked = SearchAttributeKey.of(name, type).getName();
        if (store.runs().attributeTypes().containsKey(checked)) {
            return false;
        }
        store.clients().registerAttributes(Map.of(checked, type));
        return true;
    }

    @Override
    public String getDiagnostics() {
        return diagnostics.histories();
    }

    @Override
    public void start() {
        workers.start();
    }

    @Override
    public boolean isStarted() {
        return workers.isStarted();
    }

    @Override
    public boolean isShutdown() {
        return workers.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return workers.isTerminated();
    }

    @Override
    public void shutdown() {
        workers.shutdown();
    }

    @Override
    public void shutdownNow() {
        workers.shutdownNow();
    }

    @Override
    public void awaitTermination(long timeout, TimeUnit unit) {
        workers.awaitTermination(timeout, unit);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        time.close();
    }
}
