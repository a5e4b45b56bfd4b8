package io.perdura.engine.partition;

import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.history.HistoryFormatException;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.MessageBody.ActivityReport;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.StoredRun;
import io.perdura.engine.port.WorkflowAddress;
import io.perdura.engine.run.Ledger;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.ResetPlan;
import io.perdura.engine.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads runs from the database. */
final class Loader {

    /** Beyond the most events that a run may have by default: one query. */
    private static final int PAGE = 60_000;

    private final EngineParts engine;
    private final RunStore runs;

    Loader(EngineParts engine, RunStore runs) {
        this.engine = engine;
        this.runs = runs;
    }

    /**
     * The newest run of an actor's workflow, open or closed; null when there is none. The order of the reads matters: rows
     * before the inbox, since a report deletes the row and writes the message in one transaction.
     *
     * @throws UnreadableRunException when its rows can't be read by this version
     */
    @Nullable
    Run load(RunActor actor) {
        StoredRun whole = together(List.of(actor)).get(actor.workflowId());
        if (whole != null) {
            return load(actor, whole);
        }
        Optional<CurrentRun> found = runs.current(actor.workflowId());
        if (found.isEmpty()) {
            return null;
        }
        CurrentRun current = found.get();
        List<AppendedBatch> history = history(current.runId());
        List<ActivityRow> rows = current.open() ? activities(current) : List.of();
        return load(
                actor,
                new StoredRun(current, history, rows, runs.inboxOf(actor.fence().partition(), actor.workflowId())));
    }

    private List<ActivityRow> activities(CurrentRun current) {
        try {
            return runs.activities(current.runId());
        } catch (HistoryFormatException e) {
            throw new UnreadableRunException(current.runId(), e);
        }
    }

    /** What is stored of runs to which nothing happens meanwhile, for {@link #load(RunActor, StoredRun)}; short ones only. */
    Map<String, StoredRun> together(List<RunActor> actors) {
        try {
            return runs.load(actors.stream()
                    .map(actor -> new WorkflowAddress(actor.fence().partition(), actor.workflowId()))
                    .toList());
        } catch (HistoryFormatException oneOfThem) {
            return Map.of(); // read alone it will be told which
        }
    }

    /**
     * A run from its rows.
     *
     * @throws UnreadableRunException when they can't be read by this version
     */
    Run load(RunActor actor, StoredRun stored) {
        try {
            return run(actor, stored);
        } catch (HistoryFormatException e) {
            throw new UnreadableRunException(stored.current().runId(), e);
        }
    }

    private Run run(RunActor actor, StoredRun stored) {
        CurrentRun current = stored.current();
        List<InboxMessage> inbox = readable(actor, stored.inbox());
        actor.acceptInbox(inbox);
        List<ActivityReport> reported = new ArrayList<>();
        for (InboxMessage message : inbox) {
            if (message.body() instanceof ActivityReport report
                    && current.runId().equals(message.runId())) {
                reported.add(report);
            }
        }
        return Run.load(
                engine.environment(),
                current,
                actor.fence(),
                stored.history(),
                stored.activities(),
                reported,
                engine.clock().millis());
    }

    /**
     * Finds out how often the task of a run has failed that is loaded anew. Only a run whose code has had something to do for a
     * while is worth the look.
     */
    void recallFailures(Run run, TaskBackoff backoff) {
        long now = engine.clock().millis();
        long since = run.ledger().unprocessedSinceMillis();
        Instant wakeAt = run.wakeAt();
        long wakeMillis = wakeAt == null ? 0 : wakeAt.toEpochMilli();
        if (!run.hasUnfinishedTask() || Math.max(now, wakeMillis) - since < TaskBackoff.FIRST_MILLIS) {
            return;
        }
        boolean failing =
                runs.execution(run.runId()).map(ExecutionRecord::taskFailure).isPresent();
        if (failing) {
            // While an activity is in flight the row says that instead of the next try.
            backoff.recall(since, wakeMillis > since ? wakeMillis : now);
        }
    }

    /** The unread messages of an actor's workflow, if its partition is still this node's. */
    List<InboxMessage> inboxOf(RunActor actor) {
        return readable(actor, runs.inboxOf(actor.fence().partition(), actor.workflowId()));
    }

    private List<InboxMessage> readable(RunActor actor, RunStore.RunInbox inbox) {
        Fence fence = actor.fence();
        if (inbox.epoch() != fence.epoch()) {
            engine.actors().partitionLost(fence);
            throw new StoreException(
                    StoreException.Kind.TRANSIENT,
                    "partition " + fence.partition() + " has epoch " + inbox.epoch() + " now, this node had "
                            + fence.epoch(),
                    null);
        }
        return engine.unreadable().without(inbox.messages());
    }

    List<AppendedBatch> history(RunId runId) {
        List<AppendedBatch> all = new ArrayList<>();
        long next = 1;
        List<AppendedBatch> page;
        do {
            page = runs.history(runId, next, PAGE);
            all.addAll(page);
            if (!page.isEmpty()) {
                AppendedBatch last = page.get(page.size() - 1);
                next = last.firstEventId() + last.eventCount();
            }
        } while (page.size() == PAGE);
        return all;
    }

    /** What a reset makes of a run's history. */
    ResetPlan plan(Run run, Message.Reset reset, long nowMillis) {
        if (!run.runId().equals(reset.base())) {
            throw new ResetPlan.Refused("run " + reset.base() + " is not the newest one of workflow '"
                    + run.workflowId() + "', which is " + run.runId() + ": only the newest can be reset");
        }
        return ResetPlan.of(
                batches(run.runId()),
                run.runId(),
                reset.next(),
                run.fence().partition(),
                reset.point(),
                reset.reason(),
                reset.reapply(),
                nowMillis);
    }

    List<HistoryBatch> batches(RunId runId) {
        return history(runId).stream()
                .map(row -> BatchCodec.decode(row.firstEventId(), row.bytes()))
                .toList();
    }

    /**
     * What a run's history says is pending.
     *
     * @throws HistoryFormatException when this version can't read it
     */
    Ledger ledger(RunId runId) {
        Ledger ledger = new Ledger();
        readInto(ledger, runId);
        return ledger;
    }

    void readInto(Ledger ledger, RunId runId) {
        for (AppendedBatch row : history(runId)) {
            ledger.apply(BatchCodec.decode(row.firstEventId(), row.bytes()), row.bytes().length);
        }
    }
}
