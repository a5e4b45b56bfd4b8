package io.perdura.engine.partition;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.HistoryJson.Export;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.run.Rehearsal;
import io.perdura.engine.run.TaskFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Replays some open runs of each workflow type before this node serves, so that code which does not fit them is seen before it has
 * parked them all. A type that diverges is held back: what comes to its runs is acknowledged, their code waits. Runs that were blocked
 * before don't count, since this code makes nothing worse for them. Thread-safe.
 */
final class ReplayGate {

    /** All replays together; what is left then is not replayed. */
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private static final Duration REVIEW = Duration.ofSeconds(10);

    /** @param what expected and actual, for people */
    private record Misfit(String type, String workflowId, String what) {}

    private final EngineParts engine;
    private final GatePolicy policy;
    private final Map<RunId, Misfit> misfits = new ConcurrentHashMap<>();
    private volatile long nextReviewMillis;

    ReplayGate(EngineParts engine, GatePolicy policy) {
        this.engine = engine;
        this.policy = policy;
    }

    boolean holds(String type) {
        return policy.hold()
                && !misfits.isEmpty()
                && misfits.values().stream().anyMatch(misfit -> misfit.type().equals(type));
    }

    /** What is held back and why, for people; empty when nothing is. */
    Optional<String> reason() {
        if (!policy.hold() || misfits.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<Misfit>> byType = misfits.values().stream().collect(Collectors.groupingBy(Misfit::type));
        return Optional.of(byType.entrySet().stream()
                .map(entry -> "workflow type '" + entry.getKey() + "' is held back, since "
                        + entry.getValue().size() + " of its open runs diverge, such as '"
                        + entry.getValue().get(0).workflowId() + "': "
                        + entry.getValue().get(0).what())
                .sorted()
                .collect(Collectors.joining("; ")));
    }

    /** Replays the samples. Needs no lease: it only reads. */
    void rehearse() {
        long deadline = engine.clock().nanos() + BUDGET.toNanos();
        Rehearsal rehearsal = new Rehearsal(
                engine.deployment(),
                engine.tasks(),
                engine.ports().threads().coroutines(),
                engine.config().taskTimeout());
        for (WorkflowDefinition definition : engine.deployment().workflows()) {
            int sample = policy.sample().applyAsInt(definition.type());
            if (sample > 0) {
                for (ExecutionRecord run : engine.ports().runs().list(open(definition.type()), null, sample)) {
                    if (run.taskFailure() == null && engine.clock().nanos() - deadline < 0) {
                        rehearse(rehearsal, run);
                    }
                }
            }
        }
    }

    private static ExecutionFilter open(String type) {
        return ExecutionFilter.parse(
                "WorkflowType = '" + type.replace("'", "''") + "' AND ExecutionStatus = 'Running'");
    }

    private void rehearse(Rehearsal rehearsal, ExecutionRecord run) {
        String what = misfit(rehearsal, run);
        if (what != null) {
            if (policy.hold()) {
                misfits.put(run.runId(), new Misfit(run.workflowType(), run.workflowId(), what));
            }
            engine.listener().replayDiverged(run.workflowType(), run.workflowId(), run.runId(), what, policy.hold());
        }
    }

    private @Nullable String misfit(Rehearsal rehearsal, ExecutionRecord run) {
        try {
            return rehearsal
                    .misfit(new Export(
                            engine.config().namespace(),
                            run.runId(),
                            engine.loader().batches(run.runId())))
                    .map(thrown -> TaskFailure.of(thrown).what())
                    .orElse(null);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException unreadable) {
            return String.valueOf(unreadable);
        }
    }

    /** Looks now and then whether the runs that diverged are still open: without them the type is served. */
    void review() {
        long now = engine.clock().millis();
        if (misfits.isEmpty() || now < nextReviewMillis) {
            return;
        }
        nextReviewMillis = now + REVIEW.toMillis();
        try {
            misfits.forEach((runId, misfit) -> {
                boolean open = engine.ports()
                        .runs()
                        .execution(runId)
                        .filter(run -> run.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
                        .isPresent();
                if (!open) {
                    misfits.remove(runId);
                    if (!holds(misfit.type())) {
                        engine.listener().typeReleased(misfit.type());
                    }
                }
            });
        } catch (StoreException e) {
            // The lease's renewal reports a database in trouble; the next review tries again.
            nextReviewMillis = now;
        }
    }
}
