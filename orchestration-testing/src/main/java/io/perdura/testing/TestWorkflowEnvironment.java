package io.perdura.testing;

import io.perdura.client.WorkflowClient;
import io.perdura.client.batch.BatchClient;
import io.perdura.client.schedules.ScheduleClient;
import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.worker.Worker;
import io.perdura.worker.WorkerFactory;
import io.perdura.worker.WorkerOptions;
import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The engine in this process, over a database in memory, for unit tests. Register workflows and activities with a worker,
 * {@link #start}, use the client, {@link #close}. It makes no threads of its own: environments share a few pools of daemon
 * threads, so that a thousand of them are cheap. Thread-safe.
 *
 * <p><b>Time.</b> The clock starts at the present (or at the initial time of the options) and runs like the wall clock. While a
 * thread waits for a workflow's result or in {@link #sleep}, it skips to the next timer, retry, timeout or callback as soon as
 * no workflow and no activity is running. So a test that starts a workflow and then signals it is never overtaken by the
 * workflow's timers. A running activity is not timed out by a skip, however long it takes. An activity that said
 * {@code doNotCompleteOnReturn} holds time up for three real seconds from its return or its last heartbeat, in which it can be
 * completed; {@link #sleep} does not wait for it.
 *
 * <p><b>Activities</b> are plain objects. {@code @ActivityPolicy} is honoured; {@code @Transactional} and interceptors,
 * MicroProfile's included, are the container's and have no effect here.
 *
 * <p><b>Workflow code that throws</b> anything but a failure is tried again, as on a server; a thread that waits for the result
 * of a run without timeout gets an exception after ten attempts, rather than waiting for ever.
 */
public interface TestWorkflowEnvironment extends Closeable {

    /** An environment with default options. */
    static TestWorkflowEnvironment newInstance() {
        return newInstance(TestEnvironmentOptions.getDefaultInstance());
    }

    static TestWorkflowEnvironment newInstance(TestEnvironmentOptions options) {
        return new EngineEnvironment(options);
    }

    /**
     * A worker for a queue, to register workflows and activities with.
     *
     * @throws IllegalStateException if the environment was started, or has a worker for that queue
     */
    Worker newWorker(String taskQueue);

    /**
     * As {@link #newWorker(String)}. Of the options one has an effect: a {@code stickyQueueScheduleToStartTimeout} of zero lets
     * each task of the environment begin with a replay.
     */
    Worker newWorker(String taskQueue, WorkerOptions options);

    WorkflowClient getWorkflowClient();

    /** Creates schedules; {@link #sleep} lets their times come. */
    ScheduleClient getScheduleClient();

    /** Cancels, terminates, signals and resets many workflows. */
    BatchClient getBatchClient();

    WorkerFactory getWorkerFactory();

    /** The namespace of all runs. */
    String getNamespace();

    /** The virtual time in milliseconds since 1970. */
    long currentTimeMillis();

    /**
     * Lets virtual time pass, and returns when everything that fell due has been done. Waits for running activities in real
     * time.
     */
    void sleep(Duration duration);

    /** Runs a callback on another thread when so much virtual time has passed; time stands still meanwhile. */
    void registerDelayedCallback(Duration delay, Runnable callback);

    /**
     * Fixes the type of a search attribute, which its first use would do otherwise.
     *
     * @return false if it has a type already
     */
    boolean registerSearchAttribute(String name, IndexedValueType type);

    /** As {@link #registerSearchAttribute(String, IndexedValueType)}. */
    default boolean registerSearchAttribute(SearchAttributeKey<?> key) {
        return registerSearchAttribute(key.getName(), key.getValueType());
    }

    /** The history of a run; an execution without run id means the latest run. */
    default WorkflowExecutionHistory getWorkflowExecutionHistory(WorkflowExecution execution) {
        return getWorkflowClient().fetchHistory(execution.getWorkflowId(), execution.getRunId());
    }

    /** The histories of all runs, for people to read. */
    String getDiagnostics();

    /** Starts the engine and all workers. Repeating it changes nothing. */
    void start();

    /** Whether {@link #start} was called. */
    boolean isStarted();

    /** Whether no new work is taken any more. */
    boolean isShutdown();

    /** Whether no new work is taken any more, and what ran has ended. */
    boolean isTerminated();

    /** Takes no new work; what runs may finish. */
    void shutdown();

    /** Takes no new work, and interrupts running activities. */
    void shutdownNow();

    /** Waits until what ran has ended, no longer than the timeout, in real time. */
    void awaitTermination(long timeout, TimeUnit unit);

    /** Stops everything at once; running activities are interrupted. Idempotent. */
    @Override
    void close();
}
