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
     * Sends a message to the open workflow with the id of the options, or starts it, with the message as the first thing that
     * it hears. Joins a JTA transaction.
     *
     * @throws IllegalStateException if the stub was made for a workflow that was started before
     */
    WorkflowExecution signalWithStart(String signalName, @Nullable Object[] signalArgs, @Nullable Object[] startArgs);

    /**
     * Updates the workflow and waits for the outcome. Not possible in a JTA transaction.
     *
     * @throws WorkflowUpdateException if the workflow refuses the update, its handler fails, or it closes before
     * @throws WorkflowNotFoundException if there is no such open workflow
     */
    <R> @Nullable R update(String updateName, Class<R> resultClass, @Nullable Object... args);

    /**
     * Starts an update and waits for a stage of it. A refusal is what the handle's result throws.
     *
     * @param waitForStage ACCEPTED or COMPLETED
     * @throws WorkflowNotFoundException if there is no such open workflow
     */
    <R> WorkflowUpdateHandle<R> startUpdate(
            String updateName, WorkflowUpdateStage waitForStage, Class<R> resultClass, @Nullable Object... args);

    /** As above, with an id of the caller's choice, and for a generic result. */
    <R> WorkflowUpdateHandle<R> startUpdate(UpdateOptions<R> options, @Nullable Object... args);

    /** A handle on an update that was sent before; nothing is asked until its result is. */
    <R> WorkflowUpdateHandle<R> getUpdateHandle(String updateId, Class<R> resultClass);

    /** As above, for a generic result. */
    <R> WorkflowUpdateHandle<R> getUpdateHandle(String updateId, Class<R> resultClass, Type resultType);

    /**
     * Starts the workflow with an update as the first thing that it hears; what happens to an open one with the same id is for
     * the conflict policy of the options to say. The workflow runs also when it refuses the update.
     *
     * @throws WorkflowExecutionAlreadyStarted if the policies of the options refuse the start
     */
    <R> WorkflowUpdateHandle<R> startUpdateWithStart(
            UpdateOptions<R> updateOptions, @Nullable Object[] updateArgs, @Nullable Object[] startArgs);

    /** As above, and waits for the outcome. */
    <R> @Nullable R executeUpdateWithStart(
            UpdateOptions<R> updateOptions, @Nullable Object[] updateArgs, @Nullable Object[] startArgs);

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

    /** Whether it is known which workflow this stub is for: this stub started it, or was made for it. */
    boolean isStarted();

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
