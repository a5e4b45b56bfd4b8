package io.perdura.engine.partition;

import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads what has come due and what others left: nudges are for speed, this is for correctness. Reads only; what it finds goes into
 * mailboxes, where repetitions are harmless.
 */
final class Sweeper {

    private static final int PAGE = 500;
    private static final int HORIZON_PAGE = 10_000;
    private static final Duration HORIZON = Duration.ofMinutes(10);
    private static final Duration FULL_SWEEP = Duration.ofSeconds(10);

    private final EngineParts engine;
    private final RunStore runs;
    private final WakeQueue wakeQueue;
    private final Waiters waiters;
    private final AtomicBoolean inboxWanted = new AtomicBoolean();
    private volatile long nextFullSweepMillis;

    Sweeper(EngineParts engine, RunStore runs, WakeQueue wakeQueue, Waiters waiters) {
        this.engine = engine;
        this.runs = runs;
        this.wakeQueue = wakeQueue;
        this.waiters = waiters;
    }

    /** Looks at everything of partitions that this node has just taken. */
    void recover(Collection<PartitionId> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        due(partitions);
        inbox(partitions);
        lostActivities(partitions);
        activities(partitions);
        extendHorizon(engine.clock().millis() - 1);
    }

    /** Called about once a second. */
    void sweep() {
        quietly("sweeping", () -> {
            Collection<PartitionId> owned = engine.ownership().owned();
            long now = engine.clock().millis();
            inbox(owned);
            activities(owned);
            engine.ports().transitions().tend();
            if (now >= nextFullSweepMillis) {
                nextFullSweepMillis = now + FULL_SWEEP.toMillis();
                due(owned);
                waiters.workflowIds().forEach(this::checkWaited);
                engine.operations().checkWaitedUpdates();
            }
        });
    }

    private void quietly(String what, Runnable reads) {
        try {
            reads.run();
        } catch (StoreException e) {
            // The lease's renewal reports a database in trouble; the next sweep tries again.
            if (!engine.databaseInTrouble()) {
                engine.listener().internalError(what + " failed; it is tried again", e);
            }
        }
    }

    /** Looks at what has come due by the alarm; true when the committers wanted to be woken. */
    boolean wakeUp() {
        WakeQueue.Due due = wakeQueue.take(engine.clock().millis());
        tick(due);
        quietly("looking at what is due", () -> {
            if (due.activities()) {
                activities(engine.ownership().owned());
            }
            if (due.horizonReached()) {
                extendHorizon(wakeQueue.horizonMillis());
                tick(wakeQueue.take(engine.clock().millis()));
            }
        });
        return due.committers();
    }

    private void tick(WakeQueue.Due due) {
        for (WakeQueue.Entry entry : due.runs()) {
            engine.actors().offer(entry.partition(), entry.workflowId(), new Message.Tick());
        }
    }

    /** Reads the inbox soon, once for all who ask meanwhile. */
    void inboxSoon() {
        if (inboxWanted.compareAndSet(false, true)) {
            engine.tasks().execute(() -> {
                inboxWanted.set(false);
                quietly("reading the inbox", () -> inbox(engine.ownership().owned()));
            });
        }
    }

    private void due(Collection<PartitionId> partitions) {
        Instant now = engine.clock().now();
        String after = "";
        List<CurrentRun> page;
        do {
            page = partitions.isEmpty() ? List.of() : runs.due(partitions, now, after, PAGE);
            for (CurrentRun run : page) {
                boolean sleeps =
                        engine.parked().sleeps(run, engine.ownership().fence(run.partition()), now.toEpochMilli());
                if (!sleeps && !inFlight(run.workflowId())) {
                    engine.actors().offer(run.partition(), run.workflowId(), new Message.Tick());
                }
                after = run.workflowId();
            }
        } while (page.size() == PAGE);
    }

    /** A run with an activity under way says so by its wake-up time; there is nothing to look at. */
    private boolean inFlight(String workflowId) {
        RunActor known = engine.actors().existing(workflowId);
        Run run = known == null ? null : known.run();
        return run != null && run.inFlight();
    }

    private void inbox(Collection<PartitionId> partitions) {
        long after = 0;
        List<InboxMessage> page;
        do {
            page = partitions.isEmpty() ? List.of() : runs.inbox(partitions, after, PAGE);
            for (InboxMessage message : engine.unreadable().without(page)) {
                engine.actors().offer(message.partition(), message.workflowId(), Message.Said.of(message));
            }
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
    }

    private void activities(Collection<PartitionId> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        SlotLine line = engine.attempts().line();
        for (ActivityRow row : runs.dueActivities(partitions, engine.clock().now(), PAGE)) {
            if (!line.waits(row.key())) {
                engine.due(row);
            }
        }
    }

    /** What nodes that are gone have left started. */
    private void lostActivities(Collection<PartitionId> partitions) {
        ActivityKey after = null;
        List<ActivityRow> page;
        do {
            page = runs.lostActivities(partitions, after, PAGE);
            for (ActivityRow row : page) {
                engine.actors().offer(row.partition(), row.workflowId(), new Message.ActivityLost(row));
                after = row.key();
            }
        } while (page.size() == PAGE);
    }

    /** First the horizon, then the reading: a run that is committed meanwhile is seen by one of the two. */
    private void extendHorizon(long fromMillis) {
        Collection<PartitionId> owned = engine.ownership().owned();
        Instant from = Instant.ofEpochMilli(fromMillis);
        Instant to = engine.clock().now().plus(HORIZON);
        wakeQueue.horizon(to.toEpochMilli());
        List<CurrentRun> page = owned.isEmpty() ? List.of() : runs.upcoming(owned, from, to, HORIZON_PAGE);
        for (CurrentRun run : page) {
            Instant wakeAt = run.wakeAt();
            if (wakeAt != null) {
                wakeQueue.look(run.partition(), run.workflowId(), wakeAt.toEpochMilli());
            }
        }
        if (page.size() == HORIZON_PAGE) {
            Instant last = page.get(page.size() - 1).wakeAt();
            if (last != null) {
                wakeQueue.horizon(Math.max(last.toEpochMilli() - 1, from.toEpochMilli() + 1_000));
            }
        }
    }

    /** Somebody waits for a workflow that another node may have ended. */
    private void checkWaited(String workflowId) {
        RunActor known = engine.actors().existing(workflowId);
        if (known == null || known.run() == null) {
            engine.operations().checkEnded(workflowId);
        }
    }
}
