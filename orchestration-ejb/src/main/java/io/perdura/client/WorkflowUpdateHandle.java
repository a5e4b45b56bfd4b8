package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An update that was sent. Thread-safe.
 *
 * @param <T> what the update returns
 */
public interface WorkflowUpdateHandle<T> {

    /** Unique in its run; ask again with it. */
    String getId();

    /** The run that has the update. */
    WorkflowExecution getExecution();

    /**
     * Waits for the outcome.
     *
     * @throws WorkflowUpdateException if the workflow refused the update, its handler failed, or the run closed before
     * @throws WorkflowServiceException if there is no such update, or the engine can't serve
     */
    @Nullable
    T getResult();

    /**
     * Waits for the outcome, no longer than the timeout.
     *
     * @throws WorkflowUpdateTimeoutOrCancelledException if there is none by then; the update goes on
     */
    @Nullable
    T getResult(long timeout, TimeUnit unit);

    /** The outcome, or a {@link WorkflowException}. No thread waits meanwhile. */
    CompletableFuture<@Nullable T> getResultAsync();

    /** As {@link #getResultAsync()}; fails with a {@link WorkflowUpdateTimeoutOrCancelledException} after the timeout. */
    CompletableFuture<@Nullable T> getResultAsync(long timeout, TimeUnit unit);
}
