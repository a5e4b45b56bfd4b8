package io.perdura.engine.run;

import io.perdura.engine.history.HistoryJson.Export;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.replay.WorkflowMachine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Replays a whole history by code that is deployed, to see whether the two fit. Nothing is written, nothing is released: what
 * comes after the last boundary is not run.
 *
 * @param deployment the code
 * @param tasks runs the replay itself
 * @param coroutines runs the threads of workflow code
 * @param limit after which time of real clocks the code is given up
 */
public record Rehearsal(Deployment deployment, Executor tasks, Executor coroutines, Duration limit) {

    /**
     * Replays.
     *
     * @return why the code does not fit: a divergence, or what the code threw where it went on before; empty when it fits
     * @throws IllegalArgumentException when the workflow type is not deployed
     */
    public Optional<Throwable> misfit(Export history) {
        WorkflowStarted started = history.started();
        WorkflowDefinition definition = deployment
                .workflow(started.workflowType())
                .orElseThrow(() -> new IllegalArgumentException("Workflow type '" + started.workflowType() + "' of "
                        + started.workflowId() + " is not registered: only "
                        + deployment.workflows().stream()
                                .map(WorkflowDefinition::type)
                                .toList()));
        WorkflowMachine machine = new WorkflowMachine(
                definition, deployment, history.namespace(), history.runId(), started, limit, coroutines);
        CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
        tasks.execute(() -> end.complete(replay(machine, history)));
        return Optional.ofNullable(awaited(end, machine));
    }

    private static @Nullable Throwable replay(WorkflowMachine machine, Export history) {
        try {
            Replay.into(machine, history.batches());
            return null;
        } catch (Throwable thrown) {
            return thrown;
        } finally {
            machine.destroy();
        }
    }

    private @Nullable Throwable awaited(CompletableFuture<@Nullable Throwable> end, WorkflowMachine machine) {
        try {
            return end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            machine.abandonTask();
            return end.join();
        } catch (InterruptedException e) {
            machine.abandonTask();
            Thread.currentThread().interrupt();
            return e;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
