package io.perdura.engine.partition;

import io.perdura.engine.history.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who waits for the end of which run. Waiting holds no thread. Thread-safe. */
final class Waiters {

    /** @param runId null for whatever run is the last of the chain */
    private record Waiter(@Nullable RunId runId, CompletableFuture<RunResult> future) {}

    private final Map<String, List<Waiter>> byWorkflow = new ConcurrentHashMap<>();

    CompletableFuture<RunResult> add(RunTarget target) {
        CompletableFuture<RunResult> future = new CompletableFuture<>();
        Waiter waiter = new Waiter(target.runId(), future);
        byWorkflow.compute(target.workflowId(), (id, waiting) -> {
            List<Waiter> all = waiting == null ? new ArrayList<>(1) : new ArrayList<>(waiting);
            all.add(waiter);
            return all;
        });
        var unused = future.whenComplete((result, failure) -> remove(target.workflowId(), waiter));
        return future;
    }

    private void remove(String workflowId, Waiter waiter) {
        byWorkflow.computeIfPresent(workflowId, (id, waiting) -> {
            List<Waiter> rest = new ArrayList<>(waiting);
            rest.remove(waiter);
            return rest.isEmpty() ? null : rest;
        });
    }

    /** A run has ended, and with {@code lastOfChain} its workflow has. */
    void ended(RunResult result, boolean lastOfChain) {
        for (Waiter waiter : byWorkflow.getOrDefault(result.workflowId(), List.of())) {
            boolean meant =
                    waiter.runId() == null ? lastOfChain : waiter.runId().equals(result.runId());
            if (meant) {
                waiter.future().complete(result);
            }
        }
    }

    /** Workflows that somebody waits for. */
    List<String> workflowIds() {
        return List.copyOf(byWorkflow.keySet());
    }
}
