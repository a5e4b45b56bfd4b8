package io.perdura.engine.client;

import io.perdura.client.ActivityCompletionException;
import io.perdura.client.ActivityCompletionFailureException;
import io.perdura.client.ActivityNotExistsException;
import io.perdura.client.WorkflowException;
import io.perdura.client.WorkflowExecutionAlreadyStarted;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.client.WorkflowQueryException;
import io.perdura.client.WorkflowServiceException;
import io.perdura.common.PerduraException;
import io.perdura.common.WorkflowExecution;
import io.perdura.engine.partition.EngineException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for the engine's answers, and says its refusals in the exceptions of the API. */
final class Calls {

    private Calls() {}

    /** What the engine answers, waited for without a limit: it answers every call, if only with a refusal. */
    static <T extends @Nullable Object> T answer(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** As {@link #answer(CompletableFuture)}, for no longer than the timeout; then the wait is given up. */
    static <T extends @Nullable Object> T answer(CompletableFuture<T> future, long timeout, TimeUnit unit)
            throws TimeoutException {
        try {
            return future.get(timeout, unit);
        } catch (TimeoutException e) {
            future.cancel(false);
            throw e;
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            future.cancel(false);
            throw interrupted(e);
        }
    }

    /** Makes a call about a workflow. */
    static <T extends @Nullable Object> T of(
            WorkflowExecution execution, @Nullable String workflowType, Supplier<T> call) {
        try {
            return call.get();
        } catch (EngineException e) {
            throw translated(e, execution, workflowType);
        }
    }

    /** Makes a call about an activity. */
    static <T extends @Nullable Object> T ofActivity(Supplier<T> call) {
        try {
            return call.get();
        } catch (EngineException e) {
            throw translated(e);
        }
    }

    static WorkflowException translated(EngineException e, WorkflowExecution execution, @Nullable String workflowType) {
        String problem = String.valueOf(e.getMessage());
        return switch (e.code()) {
            case NOT_FOUND, CLOSED -> new WorkflowNotFoundException(problem, execution, workflowType, e);
            case ALREADY_STARTED ->
                new WorkflowExecutionAlreadyStarted(
                        e.runId() == null
                                ? execution
                                : new WorkflowExecution(
                                        execution.workflowId(), e.runId().toString()),
                        workflowType,
                        e);
            case UPDATE_REJECTED -> new WorkflowServiceException(problem, execution, workflowType, e);
            case QUERY_FAILED -> new WorkflowQueryException(problem, execution, workflowType, e);
            default -> new WorkflowServiceException(problem, execution, workflowType, e);
        };
    }

    private static ActivityCompletionException translated(EngineException e) {
        String problem = String.valueOf(e.getMessage());
        return switch (e.code()) {
            case NOT_FOUND, CLOSED, ATTEMPT_OVER -> new ActivityNotExistsException(problem, null, e);
            default -> new ActivityCompletionFailureException(problem, null, e);
        };
    }

    /** The failure of a future without the wrapper that a stage puts around it. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private static RuntimeException rethrown(@Nullable Throwable failure) {
        Throwable cause = failure == null ? new IllegalStateException("failed without a reason") : cause(failure);
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked
                ? unchecked
                : new PerduraException("The engine failed: " + cause, cause);
    }

    private static PerduraException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PerduraException(
                "Interrupted while waiting for the engine; what was asked for may still take effect", e);
    }
}
