package io.perdura.client.batch;

import java.util.stream.Stream;

/**
 * Cancels, terminates, signals or resets all workflows that match a filter. A batch is durable: it goes on after a crash where it was, and
 * does nothing twice. Inject it on a server; in a test, {@code TestWorkflowEnvironment.getBatchClient()} is one. Thread-safe.
 */
public interface BatchClient {

    /**
     * Begins a batch, and returns its id when that is durable. Joins the caller's JTA transaction, if there is one.
     *
     * @throws IllegalArgumentException if the filter can't be read
     * @throws BatchException if it can't be begun otherwise
     */
    String start(BatchOperation operation);

    /**
     * The batches that there are, newest first, read as they are asked for. One that has ended is there until it is forgotten with the
     * retention of closed runs.
     */
    Stream<BatchDescription> list();

    /**
     * How far a batch is.
     *
     * @throws BatchException if there is none with that id, or not any more
     */
    BatchDescription describe(String batchId);

    /**
     * Ends a batch; what it did stays done. A batch that has ended is left as it is.
     *
     * @throws BatchException if there is none with that id, or not any more
     */
    void stop(String batchId, String reason);
}
