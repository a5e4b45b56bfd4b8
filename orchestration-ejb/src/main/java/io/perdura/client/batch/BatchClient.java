package io.perdura.client.batch;

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
