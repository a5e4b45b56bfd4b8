package io.perdura.engine.partition;

import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.Fence;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.MessageBody.ActivityReport;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.run.Ledger;
import io.perdura.engine.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads runs from the database. */
final class Loader {

    private static final int PAGE = 1_000;

    private final EngineParts engine;
    private final RunStore runs;

    Loader(EngineParts engine, RunStore runs) {
        this.engine = engine;
        this.runs = runs;
    }

    /**
     * The newest run of an actor's workflow, open or closed; null when there is none. The order of the reads matters: rows
     * before the inbox, since a report deletes the row and writes the message in one transaction.
     */
    @Nullable
    Run load(RunActor actor) {
        Optional<CurrentRun> found = runs.current(actor.workflowId());
        if (found.isEmpty()) {
            return null;
        }
        CurrentRun current = found.get();
        List<AppendedBatch> history = history(current.runId());
        List<ActivityRow> rows = current.open() ? runs.activities(current.runId()) : List.of();
        List<InboxMessage> inbox = inboxOf(actor);
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
                history,
                rows,
                reported,
                engine.clock().millis());
    }

    /** The unread messages of an actor's workflow, if its partition is still this node's. */
    List<InboxMessage> inboxOf(RunActor actor) {
        Fence fence = actor.fence();
        RunStore.RunInbox inbox = runs.inboxOf(fence.partition(), actor.workflowId());
        if (inbox.epoch() != fence.epoch()) {
            engine.actors().partitionLost(fence);
            throw new StoreException(
                    StoreException.Kind.TRANSIENT,
                    "partition " + fence.partition() + " has epoch " + inbox.epoch() + " now, this node had "
                            + fence.epoch(),
                    null);
        }
        return inbox.messages();
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

    /** What a run's history says is pending. */
    Ledger ledger(RunId runId) {
        Ledger ledger = new Ledger();
        for (AppendedBatch row : history(runId)) {
            ledger.apply(BatchCodec.decode(row.firstEventId(), row.bytes()), row.bytes().length);
        }
        return ledger;
    }
}
