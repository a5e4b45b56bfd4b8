package io.perdura.engine.run;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.WorkflowSignaled;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.ParentLink;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.Visible;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.NewRun;
import io.perdura.engine.port.PartitionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows of a run that has only begun: an input-only batch, and nothing of it has run. */
public final class NewRuns {

    private NewRuns() {}

    public static NewRun of(WorkflowStarted started, RunId runId, PartitionId partition, long nowMillis) {
        return of(started, runId, partition, nowMillis, List.of());
    }

    /** @param signals what it hears before anything of it runs */
    public static NewRun of(
            WorkflowStarted started,
            RunId runId,
            PartitionId partition,
            long nowMillis,
            List<WorkflowSignaled> signals) {
        List<HistoryEvent> events = new ArrayList<>();
        events.add(started);
        events.addAll(signals);
        HistoryBatch first = new HistoryBatch(1, nowMillis, events);
        return new NewRun(
                execution(started, runId, partition),
                started.requestId(),
                new AppendedBatch(runId, 1, events.size(), BatchCodec.encode(first)),
                Instant.ofEpochMilli(
                        signals.isEmpty()
                                ? Math.max(
                                        started.startedAtMillis(),
                                        started.options().firstTaskAtMillis())
                                : started.startedAtMillis()));
    }

    static ExecutionRecord execution(WorkflowStarted started, RunId runId, PartitionId partition) {
        ParentLink parent = started.parent();
        return new ExecutionRecord(
                started.workflowId(),
                runId,
                started.workflowType(),
                partition,
                WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
                Instant.ofEpochMilli(started.startedAtMillis()),
                null,
                parent == null ? null : parent.workflowId(),
                parent == null ? null : parent.runId(),
                started.firstRunId(),
                0,
                0,
                null,
                Visible.of(started.options()));
    }
}
