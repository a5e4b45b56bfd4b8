package io.perdura.engine.client;

import io.perdura.client.WorkflowException;
import io.perdura.client.WorkflowUpdateException;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.client.WorkflowUpdateTimeoutOrCancelledException;
import io.perdura.common.WorkflowExecution;
import io.perdura.engine.history.Failure;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.UpdateReceipt;
import io.perdura.engine.partition.UpdateReceipt.Outcome;
import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An update that was sent: its outcome is known, or asked for when it is wanted. Thread-safe.
 *
 * @param <R> what the update returns
 */
final class EngineUpdateHandle<R> implements WorkflowUpdateHandle<R> {

    /** What the handle is about, and what its result is to become. */
    record Wanted<R>(String updateName, String updateId, Class<R> resultClass, Type resultType) {}

    private final ClientScope scope;
    private final WorkflowExecution execution;
    private final Wanted<R> wanted;
    private final Supplier<CompletableFuture<UpdateReceipt>> outcome;

    EngineUpdateHandle(
            ClientScope scope,
            WorkflowExecution execution,
            Wanted<R> wanted,
            Supplier<CompletableFuture<UpdateReceipt>> outcome) {
        this.scope = scope;
        this.execution = execution;
        this.wanted = wanted;
        this.outcome = outcome;
    }

    @Override
    public String getId() {
        return wanted.updateId();
    }

    @Override
    public WorkflowExecution getExecution() {
        return execution;
    }

    @Override
    public @Nullable R getResult() {
        try {
            return value(Calls.answer(outcome.get()));
        } catch (EngineException e) {
            throw translated(e);
        }
    }

    @Override
    public @Nullable R getResult(long timeout, TimeUnit unit) {
        try {
            return value(Calls.answer(outcome.get(), timeout, unit));
        } catch (EngineException e) {
            throw translated(e);
        } catch (TimeoutException e) {
            throw new WorkflowUpdateTimeoutOrCancelledException(execution, wanted.updateId(), e);
        }
    }

    /** Decodes on another thread: what the caller hangs on its future must not hold up the engine's. */
    @Override
    public CompletableFuture<@Nullable R> getResultAsync() {
        return converted(outcome.get());
    }

    private CompletableFuture<@Nullable R> converted(CompletableFuture<UpdateReceipt> ended) {
        return ended.handleAsync((receipt, failure) -> {
            if (failure == null) {
                return value(receipt);
            }
            Throwable cause = Calls.cause(failure);
            throw new CompletionException(cause instanceof EngineException refused ? translated(refused) : cause);
        });
    }

    @Override
    public CompletableFuture<@Nullable R> getResultAsync(long timeout, TimeUnit unit) {
        CompletableFuture<UpdateReceipt> ended = outcome.get();
        CompletableFuture<@Nullable R> value = converted(ended);
        CompletableFuture.delayedExecutor(timeout, unit).execute(() -> {
            if (value.completeExceptionally(
                    new WorkflowUpdateTimeoutOrCancelledException(execution, wanted.updateId(), null))) {
                ended.cancel(false);
            }
        });
        return value;
    }

    private @Nullable R value(UpdateReceipt receipt) {
        Outcome ended = receipt.outcome();
        if (ended == null) {
            throw new IllegalStateException("update '" + wanted.updateId() + "' has ended without an outcome");
        }
        Failure failure = ended.failure();
        if (failure != null) {
            throw failed(failure);
        }
        Class<R> type = wanted.resultClass();
        return ended.result() == null || type == void.class || type == Void.class
                ? null
                : scope.converter().fromPayload(ended.result(), type, wanted.resultType());
    }

    private WorkflowUpdateException failed(Failure failure) {
        return new WorkflowUpdateException(
                execution,
                wanted.updateId(),
                wanted.updateName(),
                scope.failures().toException(failure));
    }

    /** What the run's code, or its end, did to the update is the update's failure; all else is the caller's. */
    private WorkflowException translated(EngineException e) {
        Failure failure = e.failure();
        return failure == null ? Calls.translated(e, execution, null) : failed(failure);
    }
}
