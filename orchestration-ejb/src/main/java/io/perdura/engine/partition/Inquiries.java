package io.perdura.engine.partition;

import io.perdura.common.WorkflowExecutionHistory;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.HistoryFormatException;
import io.perdura.engine.history.HistoryJson;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.run.Ledger;
import io.perdura.engine.run.Letters;
import io.perdura.engine.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What can be read of runs without asking their code. */
final class Inquiries {

    private static final int PAGE = 200;

    private final EngineParts engine;

    Inquiries(EngineParts engine) {
        this.engine = engine;
    }

    private RunStore runs() {
        return engine.ports().runs();
    }

    /** Turns a database in trouble into an answer that callers know. */
    static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (StoreException | HistoryFormatException e) {
            throw refusal(e);
        }
    }

    static EngineException refusal(RuntimeException e) {
        if (e instanceof EngineException known) {
            return known;
        }
        String what = e instanceof HistoryFormatException
                ? "this node can't read it: " + e.getMessage()
                : "the database does not answer: " + e.getMessage() + "; try again";
        return new EngineException(Code.UNAVAILABLE, what, null, e);
    }

    static EngineException unknown(RunTarget target) {
        return new EngineException(Code.NOT_FOUND, "no " + target + " exists: check the ids", target.runId(), null);
    }

    /** The newest run of the target's workflow id. */
    CurrentRun current(RunTarget target) {
        return reading(() -> runs().current(target.workflowId())).orElseThrow(() -> unknown(target));
    }

    private ExecutionRecord execution(RunTarget target) {
        RunId runId = target.runId() == null ? current(target).runId() : target.runId();
        return execution(target, runId);
    }

    private ExecutionRecord execution(RunTarget target, RunId runId) {
        return reading(() -> runs().execution(runId))
                .filter(execution -> execution.workflowId().equals(target.workflowId()))
                .orElseThrow(() -> unknown(target));
    }

    /** How the target ended; empty while it is open. */
    Optional<RunResult> ended(RunTarget target) {
        RunActor actor = engine.actors().existing(target.workflowId());
        Run loaded = actor == null ? null : actor.run();
        if (loaded != null
                && loaded.alive()
                && (target.runId() == null || target.runId().equals(loaded.runId()))) {
            return Optional.empty();
        }
        Optional<RunResult> recent = engine.recentResults().of(target);
        if (recent.isPresent()) {
            return recent;
        }
        if (target.runId() == null) {
            CurrentRun newest = current(target);
            Optional<RunResult> known = engine.recentResults().of(target.workflowId(), newest.runId());
            return known.isPresent() ? known : newest.open() ? Optional.empty() : stored(target, newest.runId());
        }
        return stored(target, target.runId());
    }

    private Optional<RunResult> stored(RunTarget target, RunId runId) {
        ExecutionRecord execution = execution(target, runId);
        boolean open = execution.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
                || (target.runId() == null
                        && execution.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW);
        if (open) {
            return Optional.empty();
        }
        HistoryEvent closing = event(execution.runId(), execution.closeEventId());
        if (target.runId() == null && Letters.successor(closing) != null) {
            return Optional.empty();
        }
        if (Letters.failure(closing) != null && event(execution.runId(), 1) instanceof WorkflowStarted started) {
            return Optional.of(RunResult.of(started, execution.runId(), closing));
        }
        return Optional.of(new RunResult(
                execution.workflowId(),
                execution.runId(),
                execution.workflowType(),
                execution.status(),
                Letters.result(closing),
                Letters.failure(closing)));
    }

    /** The target's run, or the newest one; checked. */
    RunId runId(RunTarget target) {
        return execution(target).runId();
    }

    HistoryEvent event(RunId runId, long eventId) {
        AppendedBatch row = reading(() -> runs().history(runId, eventId, 1)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("run " + runId + " has no event " + eventId));
        HistoryBatch batch = reading(() -> BatchCodec.decode(row.firstEventId(), row.bytes()));
        return batch.events().get((int) (eventId - batch.firstEventId()));
    }

    /** A run that is closed, or not the newest, in memory for a query. */
    Run closedRun(RunTarget target) {
        ExecutionRecord execution = execution(target);
        CurrentRun asCurrent = new CurrentRun(
                execution.workflowId(), execution.runId(), execution.partition(), execution.status(), "", null);
        return reading(() -> Run.load(
                engine.environment(),
                asCurrent,
                new Fence(execution.partition(), 0),
                engine.loader().history(execution.runId()),
                List.of(),
                List.of(),
                engine.clock().millis()));
    }

    RunDescription describe(RunTarget target) {
        ExecutionRecord execution = execution(target);
        Ledger ledger = new Ledger();
        try {
            engine.loader().readInto(ledger, execution.runId());
        } catch (HistoryFormatException e) {
            // As far as it can be read, and why not further: that is what blocks the run.
            return new Description(engine, execution.withTaskFailure(e.getMessage()), ledger).build();
        } catch (StoreException e) {
            throw refusal(e);
        }
        return new Description(engine, withWhyItWaits(execution), ledger).build();
    }

    /** The code of a type that is not deployed can't fail, so that nothing else says why the run does not go on. */
    private ExecutionRecord withWhyItWaits(ExecutionRecord execution) {
        boolean waits = execution.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
                && execution.taskFailure() == null
                && engine.deployment().workflow(execution.workflowType()).isEmpty();
        return waits
                ? execution.withTaskFailure("workflow type '" + execution.workflowType()
                        + "' is not deployed on this node, or held back by its replay gate: the run goes on when it is"
                        + " there")
                : execution;
    }

    WorkflowExecutionHistory export(RunTarget target) {
        RunId runId = execution(target).runId();
        return HistoryJson.write(new HistoryJson.Export(
                engine.config().namespace(),
                runId,
                reading(() -> engine.loader().batches(runId))));
    }

    List<HistoryEntry> history(RunTarget target, long fromEventId, int limit) {
        RunId runId = execution(target).runId();
        List<HistoryEntry> entries = new ArrayList<>();
        long next = Math.max(1, fromEventId);
        List<AppendedBatch> page;
        do {
            long from = next;
            page = reading(() -> runs().history(runId, from, PAGE));
            for (AppendedBatch row : page) {
                HistoryBatch batch = reading(() -> BatchCodec.decode(row.firstEventId(), row.bytes()));
                long id = batch.firstEventId();
                for (HistoryEvent event : batch.events()) {
                    if (id >= next && entries.size() < limit) {
                        entries.add(new HistoryEntry(id, Instant.ofEpochMilli(batch.writtenAtMillis()), event));
                    }
                    id++;
                }
                next = id;
            }
        } while (page.size() == PAGE && entries.size() < limit);
        return entries;
    }
}
