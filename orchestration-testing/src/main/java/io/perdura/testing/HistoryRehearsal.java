package io.perdura.testing;

import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.engine.history.HistoryJson;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.replay.WorkflowsAlone;
import io.perdura.engine.run.Rehearsal;
import io.perdura.worker.NonDeterministicException;
import io.perdura.worker.WorkflowImplementationOptions;
import io.perdura.workflow.metadata.WorkflowImplementationModel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Replays histories on the threads of the kit. Immutable. */
final class HistoryRehearsal {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Rehearsal rehearsal;

    HistoryRehearsal(Deployment deployment) {
        KitThreads threads = new KitThreads();
        this.rehearsal = new Rehearsal(deployment, threads::run, threads.coroutines(), LIMIT);
    }

    HistoryRehearsal(TestEnvironmentOptions options, Class<?>... workflowClasses) {
        this(new WorkflowsAlone(definitions(workflowClasses), options.getDataConverter()));
    }

    /** @throws NonDeterministicException when the code does not fit */
    void replay(WorkflowExecutionHistory history) {
        Optional<Throwable> misfit = rehearsal.misfit(HistoryJson.read(history));
        if (misfit.isPresent()) {
            throw new NonDeterministicException(
                    "Replay of the " + history + " failed: " + misfit.get().getMessage(), misfit.get());
        }
    }

    private static Map<String, WorkflowDefinition> definitions(Class<?>... classes) {
        Map<String, WorkflowDefinition> definitions = new HashMap<>();
        for (Class<?> type : classes) {
            WorkflowImplementationModel model = WorkflowImplementationModel.of(type);
            WorkflowInstances instances = new WorkflowInstances(type);
            for (String name : model.workflowMethods().keySet()) {
                definitions.put(
                        name,
                        new WorkflowDefinition(
                                name, "replay", model, instances, WorkflowImplementationOptions.getDefaultInstance()));
            }
        }
        return definitions;
    }
}
