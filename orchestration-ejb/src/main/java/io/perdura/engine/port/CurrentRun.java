package io.perdura.engine.port;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The arbiter's row of a workflow id: its newest run.
 *
 * @param wakeAt when the run wants to be looked at: not later than now while it has work in flight, the due time of its
 *     earliest timer while it sleeps, null while it waits for messages alone or is closed
 */
public record CurrentRun(
        String workflowId,
        RunId runId,
        PartitionId partition,
        WorkflowExecutionStatus status,
        String requestId,
        @Nullable Instant wakeAt) {

    public boolean open() {
        return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }

    /** Whether a message reaches this run: it is open and, when the message names a run, the one that is named. */
    public boolean accepts(OutboundMessage message) {
        return open() && (message.runId() == null || runId.equals(message.runId()));
    }
}
