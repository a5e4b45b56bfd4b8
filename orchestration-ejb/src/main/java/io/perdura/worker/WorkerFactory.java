package io.perdura.worker;

import io.perdura.client.WorkflowClient;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes workers and starts and stops them together. Thread-safe. */
public interface WorkerFactory {

    /**
     * A new worker.
     *
     * @throws IllegalStateException if the factory was started, or has a worker for that queue
     */
    Worker newWorker(String taskQueue);

    /** As {@link #newWorker(String)}; {@link WorkerOptions} says which of the options have an effect. */
    Worker newWorker(String taskQueue, WorkerOptions options);

    /**
     * The worker made before.
     *
     * @throws IllegalArgumentException if there is none for that queue
     */
    Worker getWorker(String taskQueue);

    /** The worker made before; null if there is none for that queue. */
    @Nullable
    Worker tryGetWorker(String taskQueue);

    /** {@link Worker#suspendPolling} of all workers. */
    void suspendPolling();

    /** {@link Worker#resumePolling} of all workers. */
    void resumePolling();

    /** The client of the engine that the workers serve. */
    WorkflowClient getWorkflowClient();

    /** Starts all workers. Repeating it changes nothing. */
    void start();

    /** Whether {@link #start} was called. */
    boolean isStarted();

    /** Takes no new work; what runs may finish. */
    void shutdown();

    /** Takes no new work, and interrupts running activities. */
    void shutdownNow();

    /** Whether no new work is taken any more. */
    boolean isShutdown();

    /** Waits until what ran has ended, no longer than the timeout. */
    void awaitTermination(long timeout, TimeUnit unit);

    /** Whether no new work is taken any more, and what ran has ended. */
    boolean isTerminated();
}
