package io.perdura.engine.partition;

import io.perdura.engine.history.Failure;
import io.perdura.engine.history.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who waits for the outcome of which update. Waiting holds no thread. Thread-safe. */
final class UpdateWaiters {

    /** @param runId null for whichever run accepts it */
    record Waiter(String workflowId, @Nullable RunId runId, String updateId, CompletableFuture<UpdateReceipt> future) {

        private boolean means(RunId run, String update) {
            return updateId.equals(update) && (runId == null || runId.equals(run));
        }
    }

    private final Map<String, List<Waiter>> byWorkflow = new ConcurrentHashMap<>();

    CompletableFuture<UpdateReceipt> add(RunTarget target, String updateId) {
        CompletableFuture<UpdateReceipt> future = new CompletableFuture<>();
        Waiter waiter = new Waiter(target.workflowId(), target.runId(), updateId, future);
        byWorkflow.compute(target.workflowId(), (id, waiting) -> {
            List<Waiter> all = waiting == null ? new ArrayList<>(1) : new ArrayList<>(waiting);
            all.add(waiter);
            return all;
        });
        var unused = future.whenComplete((receipt, failure) -> remove(waiter));
        return future;
    }

    private void remove(Waiter waiter) {
        byWorkflow.computeIfPresent(waiter.workflowId(), (id, waiting) -> {
            List<Waiter> rest = new ArrayList<>(waiting);
            rest.remove(waiter);
            return rest.isEmpty() ? null : rest;
        });
    }

    void ended(UpdateReceipt receipt) {
        for (Waiter waiter : byWorkflow.getOrDefault(receipt.workflowId(), List.of())) {
            if (waiter.means(receipt.runId(), receipt.updateId())) {
                waiter.future().complete(receipt);
            }
        }
    }

    /** The run of an accepted update closed before the handler had ended. */
    void closed(String workflowId, RunId runId, String updateId) {
        for (Waiter waiter : byWorkflow.getOrDefault(workflowId, List.of())) {
            if (waiter.means(runId, updateId)) {
                waiter.future().completeExceptionally(closedBefore(workflowId, runId, updateId));
            }
        }
    }

    static EngineException closedBefore(String workflowId, RunId runId, String updateId) {
        String problem =
                "workflow '" + workflowId + "' run " + runId + " closed before the handler of update '" + updateId
                        + "' had ended: there is no outcome. Let the workflow wait for Workflow.isEveryHandlerFinished before it"
                        + " returns";
        return new EngineException(
                EngineException.Code.CLOSED,
                problem,
                runId,
                Failure.application("AcceptedUpdateCompletedWorkflow", problem, true),
                null);
    }

    /** Everybody who waits. */
    List<Waiter> all() {
        return byWorkflow.values().stream().flatMap(List::stream).toList();
    }
}
