package io.perdura.engine.run;

import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.OwnerId;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.replay.Deployment;
import io.perdura.engine.replay.LocalRunner;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * What all runs of a node share.
 *
 * @param namespace the application
 * @param me this life of this node
 * @param deployment the code
 * @param activities what runs here
 * @param partitions where workflow ids belong
 * @param coroutines starts threads of workflow code
 * @param platformCoroutines starts platform threads of workflow code
 * @param limits what a run may use
 * @param visibility checks memos and search attributes
 * @param locals what runs local activities
 */
public record RunEnvironment(
        String namespace,
        OwnerId me,
        Deployment deployment,
        LocalActivities activities,
        Partitions partitions,
        Executor coroutines,
        Executor platformCoroutines,
        RunLimits limits,
        VisibilityRules visibility,
        LocalRunners locals) {

    /** Makes what runs the local activities of a run. */
    @FunctionalInterface
    public interface LocalRunners {
        LocalRunner of(RunId runId, WorkflowStarted workflow, Fence fence);
    }

    /** Tells a workflow id's partition in a task queue. */
    @FunctionalInterface
    public interface Partitions {
        PartitionId of(String taskQueue, String workflowId);
    }

    /**
     * @param payloadBytes the largest payload
     * @param historyEvents the most events of a run
     * @param historyBytes the most bytes of a history
     * @param pending the most pending activities, children or external requests, each
     * @param signals the most signals of a run
     * @param updatesInFlight the most updates whose outcome is open
     * @param updates the most updates of a run
     * @param idLength the longest id, in characters
     * @param taskTimeout how long a task may take
     * @param warnings when people are warned before a limit
     */
    public record RunLimits(
            int payloadBytes,
            int historyEvents,
            long historyBytes,
            int pending,
            int signals,
            int updatesInFlight,
            int updates,
            int idLength,
            Duration taskTimeout,
            Warnings warnings) {}
}
