package io.perdura.engine.client;

import io.perdura.client.UpdateOptions;
import io.perdura.client.WorkflowNotFoundException;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.client.WorkflowUpdateStage;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecution;
import io.perdura.engine.client.EngineUpdateHandle.Wanted;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.partition.RunTarget;
import io.perdura.engine.partition.UpdateCall;
import io.perdura.engine.partition.UpdateReceipt;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends updates and makes their handles. Thread-safe. */
record UpdateStarts(ClientScope scope) {

    /** The update as the engine takes it; {@code options} are complete. */
    <R> UpdateCall call(UpdateOptions<R> options, Map<String, Payload> header, @Nullable Object[] args) {
        options.validate();
        return new UpdateCall(
                Objects.requireNonNullElseGet(
                        options.getUpdateId(), () -> UUID.randomUUID().toString()),
                Objects.requireNonNull(options.getUpdateName(), "validated"),
                scope.converter().toPayloads(args),
                header,
                options.getWaitForStage() == WorkflowUpdateStage.COMPLETED);
    }

    <R> WorkflowUpdateHandle<R> start(
            RunTarget target,
            @Nullable String workflowType,
            UpdateOptions<R> options,
            Map<String, Payload> header,
            @Nullable Object[] args) {
        UpdateCall call = call(options, header, args);
        requireChain(target, workflowType, options);
        return handle(target, workflowType, options, call, scope.engine().update(target, call));
    }

    private void requireChain(RunTarget target, @Nullable String workflowType, UpdateOptions<?> options) {
        String first = options.getFirstExecutionRunId();
        if (first.isEmpty()) {
            return;
        }
        String found = Calls.of(
                        about(target, null), workflowType, () -> scope.engine().describe(target))
                .execution()
                .firstRunId()
                .toString();
        if (!found.equals(first)) {
            throw new WorkflowNotFoundException(
                    target + " belongs to the chain of run " + found + ", not of " + first,
                    about(target, null),
                    workflowType,
                    null);
        }
    }

    /** Waits for the stage; a refusal by the run's code is the handle's to tell. */
    <R> WorkflowUpdateHandle<R> handle(
            RunTarget target,
            @Nullable String workflowType,
            UpdateOptions<R> options,
            UpdateCall call,
            CompletableFuture<UpdateReceipt> answer) {
        Class<R> resultClass = Objects.requireNonNull(options.getResultClass(), "validated");
        Type resultType = Objects.requireNonNullElse(options.getResultType(), resultClass);
        Wanted<R> wanted = new Wanted<>(call.name(), call.updateId(), resultClass, resultType);
        try {
            UpdateReceipt receipt = Calls.answer(answer);
            RunTarget run = new RunTarget(target.workflowId(), receipt.runId());
            return new EngineUpdateHandle<>(
                    scope,
                    about(target, receipt),
                    wanted,
                    receipt.outcome() != null
                            ? () -> CompletableFuture.completedFuture(receipt)
                            : () -> scope.engine().updateOutcome(run, call.updateId()));
        } catch (EngineException refused) {
            if (refused.failure() == null) {
                throw Calls.translated(refused, about(target, null), workflowType);
            }
            return new EngineUpdateHandle<>(
                    scope, about(target, null), wanted, () -> CompletableFuture.failedFuture(refused));
        }
    }

    /** A handle on what was sent before. */
    <R> WorkflowUpdateHandle<R> existing(RunTarget target, String updateId, Class<R> resultClass, Type resultType) {
        return new EngineUpdateHandle<>(
                scope,
                about(target, null),
                new Wanted<>("", updateId, resultClass, resultType),
                () -> scope.engine().updateOutcome(target, updateId));
    }

    private static WorkflowExecution about(RunTarget target, @Nullable UpdateReceipt receipt) {
        return new WorkflowExecution(
                target.workflowId(),
                receipt != null
                        ? receipt.runId().toString()
                        : target.runId() == null ? "" : target.runId().toString());
    }
}
