package io.perdura.engine.partition;

import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.RunStore;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.WorkflowAddress;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads what has come due and what others left: nudges are for speed, this is for correctness. Reads only; what it finds goes into
 * mailboxes, where repetitions are harmless.
 */
final class Sweeper {

    private static final int PAGE = 500;
    private static final int ACTIVITY_PAGE = 1_000;
    private static final int HORIZON_PAGE = 10_000;
    private static final Duration HORIZON = Duration.ofMinutes(10);
    private static final Duration FULL_SWEEP = Duration.ofSeconds(10);
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMillis(100);

    private final EngineParts engine;
    private final RunStore runs;
    private final WakeQueue wakeQueue;
    private final Waiters waiters;
    private final AtomicBoolean inboxWanted = new AtomicBoolean();
    private volatile long nextFullSweepMillis;

    /** Up to when due times are in memory, or were looked at. */
    private long readUpToMillis;

    /** When so many runs fall due in one instant that they have to be read page by page. */
    private long crowdAtMillis = Long.MAX_VALUE;

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
        long now = engine.clock().millis();
        WakeQueue.Due due = wakeQueue.take(now);
        tick(due);
        quietly("looking at what is due", () -> {
            if (due.activities()) {
                activities(engine.ownership().owned());
            }
            if (takeCrowd(now)) {
                due(engine.ownership().owned());
            }
            if (due.horizonReached() && engine.dueRuns().full()) {
                // What is committed from now on is kept in mind; what is stored is read when there is room for it.
                wakeQueue.horizon(now + UNTIL_THERE_IS_ROOM.toMillis());
            } else if (due.horizonReached()) {
                extendHorizon();
                tick(wakeQueue.take(engine.clock().millis()));
            }
        });
        return due.committers();
    }

    private void tick(WakeQueue.Due due) {
        engine.dueRuns()
                .look(due.runs().stream()
                        .map(entry -> new WorkflowAddress(entry.partition(), entry.workflowId()))
                        .toList());
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
        CurrentRun last = null;
        List<CurrentRun> page;
        do {
            if (engine.dueRuns().full()) {
                nextFullSweepMillis = 0; // the next sweep goes on
                return;
            }
            page = partitions.isEmpty() ? List.of() : runs.due(partitions, now, last, PAGE);
            List<WorkflowAddress> awake = new ArrayList<>();
            for (CurrentRun run : page) {
                boolean sleeps =
                        engine.parked().sleeps(run, engine.ownership().fence(run.partition()), now.toEpochMilli());
                if (!sleeps && !inFlight(run.workflowId())) {
                    awake.add(new WorkflowAddress(run.partition(), run.workflowId()));
                }
                last = run;
            }
            engine.dueRuns().look(awake);
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
        List<ActivityRow> rows = runs.dueActivities(partitions, engine.clock().now(), ACTIVITY_PAGE);
        if (rows.size() == ACTIVITY_PAGE) {
            line.more(() -> wakeQueue.lookAtActivities(engine.clock().millis()));
        }
        for (ActivityRow row : rows) {
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

    private synchronized boolean takeCrowd(long nowMillis) {
        boolean there = crowdAtMillis <= nowMillis;
        crowdAtMillis = there ? Long.MAX_VALUE : crowdAtMillis;
        return there;
    }

    private synchronized void extendHorizon() {
        extendHorizon(Math.min(readUpToMillis, wakeQueue.horizonMillis()));
    }

    /** First the horizon, then the reading: a run that is committed meanwhile is seen by one of the two. */
    private synchronized void extendHorizon(long fromMillis) {
        Collection<PartitionId> owned = engine.ownership().owned();
        Instant from = Instant.ofEpochMilli(fromMillis);
        Instant to = engine.clock().now().plus(HORIZON);
        wakeQueue.horizon(to.toEpochMilli());
        List<CurrentRun> page = owned.isEmpty() ? List.of() : runs.upcoming(owned, from, to, HORIZON_PAGE);
        for (CurrentRun run : page) {
            wakeQueue.look(run.partition(), run.workflowId(), wakeMillis(run));
        }
        readUpToMillis = to.toEpochMilli();
        if (page.size() == HORIZON_PAGE) {
            endHorizonAt(wakeMillis(page.get(0)), wakeMillis(page.get(page.size() - 1)));
        }
        readUpToMillis = Math.min(readUpToMillis, wakeQueue.horizonMillis());
    }

    /** Not all could be read. Of the last instant some may be missing, so it is read again, unless nothing else was read. */
    private void endHorizonAt(long firstMillis, long lastMillis) {
        readUpToMillis = lastMillis > firstMillis ? lastMillis - 1 : lastMillis;
        if (lastMillis == firstMillis) {
            crowdAtMillis = Math.min(crowdAtMillis, lastMillis);
        }
        wakeQueue.horizon(Math.min(readUpToMillis, wakeQueue.horizonMillis()));
    }

    private static long wakeMillis(CurrentRun run) {
        Instant wakeAt = run.wakeAt();
        return wakeAt == null ? Long.MAX_VALUE : wakeAt.toEpochMilli();
    }

    /** Somebody waits for a workflow that another node may have ended. */
    private void checkWaited(String workflowId) {
        RunActor known = engine.actors().existing(workflowId);
        if (known == null || known.run() == null) {
            engine.operations().checkEnded(workflowId);
        }
    }
}
