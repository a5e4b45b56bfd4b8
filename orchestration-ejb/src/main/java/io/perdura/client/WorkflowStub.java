package io.perdura.client;

import io.perdura.common.TypedStub;
import io.perdura.common.WorkflowExecution;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One workflow, started by this stub or known by its ids. Thread-safe.
 *
 * <p>Waiting for a result follows continue-as-new, unless the stub was made for one run. Waiting inside a JTA transaction
 * for what that same transaction starts or signals fails at once, because it could never end.
 */
public interface WorkflowStub {

    /** The stub behind a typed stub of {@link WorkflowClient#newWorkflowStub(Class, WorkflowOptions)}. */
    static <T> WorkflowStub fromTyped(T typed) {
        return TypedStub.untyped(typed, WorkflowStub.class);
    }

    /**
     * Starts the workflow.
     *
     * @throws WorkflowExecutionAlreadyStarted if the policies of the options refuse it
     * @throws IllegalStateException if the stub was made for a workflow that was started before
     */
    WorkflowExecution start(@Nullable Object... args);

    /**
     * Sends a message; it is durable when this returns.
     *
     * @throws WorkflowNotFoundException if there is no such open workflow
     */
    void signal(String signalName, @Nullable Object... args);

    /**
     * Asks a question; closed workflows answer too.
     *
     * @throws WorkflowNotFoundException if there is no such workflow
     * @throws WorkflowQueryException if the workflow has no such query, or its code failed
     */
    <R> @Nullable R query(String queryType, Class<R> resultClass, @Nullable Object... args);

    /** As above, for a generic result. */
    <R> @Nullable R query(String queryType, Class<R> resultClass, Type resultType, @Nullable Object... args);

    /** The workflow type, if it is known. */
    Optional<String> getWorkflowType();

    /**
     * The ids.
     *
     * @throws IllegalStateException if the workflow was not started yet
     */
    WorkflowExecution getExecution();

    /** The options to start with; empty if the stub was made for a workflow that was started before. */
    Optional<WorkflowOptions> getOptions();

    /**
     * Waits for the result.
     *
     * @throws WorkflowFailedException if the workflow ended without one; its cause says how
     * @throws WorkflowNotFoundException if there is no such workflow
     */
    <R> @Nullable R getResult(Class<R> resultClass);

    /** As above, for a generic result. */
    <R> @Nullable R getResult(Class<R> resultClass, Type resultType);

    /** As {@link #getResult(Class)}, but waits no longer than the timeout. */
    <R> @Nullable R getResult(long timeout, TimeUnit unit, Class<R> resultClass) throws TimeoutException;

    /** As above, for a generic result. */
    <R> @Nullable R getResult(long timeout, TimeUnit unit, Class<R> resultClass, Type resultType)
            throws TimeoutException;

    /** The result, or a {@link WorkflowException}, when the workflow has ended. No thread waits meanwhile. */
    <R> CompletableFuture<@Nullable R> getResultAsync(Class<R> resultClass);

    /** As above, for a generic result. */
    <R> CompletableFuture<@Nullable R> getResultAsync(Class<R> resultClass, Type resultType);

    /** As {@link #getResultAsync(Class)}; fails with a {@link TimeoutException} after the timeout. */
    <R> CompletableFuture<@Nullable R> getResultAsync(long timeout, TimeUnit unit, Class<R> resultClass);

    /** As above, for a generic result. */
    <R> CompletableFuture<@Nullable R> getResultAsync(
            long timeout, TimeUnit unit, Class<R> resultClass, Type resultType);

    /**
     * Asks the workflow to cancel; what that means is for its code to say.
     *
     * @throws WorkflowNotFoundException if there is no such open workflow
     */
    void cancel();

    /** As {@link #cancel()}, with a reason for the history. */
    void cancel(@Nullable String reason);

    /**
     * Ends the workflow without running any more of its code.
     *
     * @param details for the history
     * @throws WorkflowNotFoundException if there is no such open workflow
     */
    void terminate(@Nullable String reason, @Nullable Object... details);

    /**
     * What the workflow is and waits for at the moment.
     *
     * @throws WorkflowNotFoundException if there is no such workflow
     */
    WorkflowExecutionDescription describe();
}
