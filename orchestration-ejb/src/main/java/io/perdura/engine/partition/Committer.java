package io.perdura.engine.partition;

import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.EngineThreads;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.Transition;
import io.perdura.engine.port.TransitionStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Commits transitions in groups: whatever is ready goes into one database transaction, and it never waits for more. One commit
 * is under way at a time. A group that fails is sent again a transition at a time, so that none can fail its neighbours; one that
 * fails alone is put off, and the others go on.
 */
final class Committer {

    private static final long FIRST_BACKOFF_MILLIS = 20;
    private static final long LONGEST_BACKOFF_MILLIS = 2_000;

    /** When so many fail one after the other, it is the database that is in trouble. */
    private static final int TROUBLE = 3;

    /** Told once what became of a transition, on the committer's thread. */
    interface Settled {
        void by(CommitResult result);

        /** The database refuses the transition as it is. */
        void refused(StoreException why);

        /** This life of the node is over before the transition was settled; whether it was written is for the next to see. */
        void dropped();
    }

    private final TransitionStore store;
    private final EnginePorts ports;
    private final EngineClock clock;
    private final EngineListener listener;
    private final EngineThreads threads;
    private final LongConsumer wakeAt;
    private final CommitQueue queue = new CommitQueue();
    private boolean draining;
    private int failuresInARow;
    private long retryAtMillis;
    private long backoffMillis;

    /** @param wakeAt asks for {@link #wake} to be called at that time */
    Committer(EnginePorts ports, LongConsumer wakeAt) {
        this.ports = ports;
        this.store = ports.transitions();
        this.clock = ports.clock();
        this.listener = ports.listener();
        this.threads = ports.threads();
        this.wakeAt = wakeAt;
    }

    void submit(PendingCommit pending) {
        queue.add(pending);
        wake();
    }

    /** Whether commits fail at present, so that callers should come back later. */
    synchronized boolean failing() {
        return retryAtMillis > 0;
    }

    /** How many transitions wait for the commit under way to end. */
    int backlog() {
        return queue.size();
    }

    /** Drains the queue, if there is something to do and nobody does it. */
    void wake() {
        synchronized (this) {
            if (draining || clock.millis() < retryAtMillis || !queue.anyReady(clock.millis())) {
                return;
            }
            draining = true;
        }
        threads.commits().execute(this::drain);
    }

    private void drain() {
        boolean more = true;
        try {
            while (more) {
                List<PendingCommit> group = queue.take(clock.millis());
                boolean healthy = group.isEmpty() || commit(group);
                synchronized (this) {
                    more = healthy && queue.anyReady(clock.millis());
                    draining = more;
                }
            }
        } finally {
            if (more) {
                // An error ends this thread; the next one must not find the door shut.
                synchronized (this) {
                    draining = false;
                }
            }
        }
        wakeForThosePutOff();
    }

    /** False when the database is in trouble: what is not settled is back in the queue then, to be sent later. */
    private boolean commit(List<PendingCommit> waiting) {
        List<PendingCommit> group = new ArrayList<>(waiting);
        try {
            send(group);
            return true;
        } catch (StoreException e) {
            return failed(group, e);
        } catch (RuntimeException e) {
            return failed(
                    group,
                    new StoreException(
                            StoreException.Kind.UNKNOWN,
                            "the commit ended with an error that tells no outcome: " + e,
                            e));
        } catch (Error e) {
            queue.putBack(group.stream().map(PendingCommit::asUnknown).toList());
            throw e;
        }
    }

    /** Takes out of the group what is settled. */
    private void send(List<PendingCommit> group) {
        threads.commitMore();
        long begin = clock.nanos();
        settleWritten(group);
        if (group.isEmpty()) {
            return;
        }
        List<CommitResult> results =
                store.commit(group.stream().map(PendingCommit::transition).toList());
        List<PendingCommit> sent = List.copyOf(group);
        group.clear();
        ports.crashPoints().reached(CrashPoint.AFTER_COMMIT);
        recovered();
        for (int i = 0; i < sent.size(); i++) {
            settle(sent.get(i), results.get(i));
            if (i == 0) {
                ports.crashPoints().reached(CrashPoint.AFTER_FIRST_EFFECT);
            }
        }
        listener.committed(sent.size(), events(sent), clock.nanos() - begin);
    }

    private static int events(List<PendingCommit> group) {
        return group.stream()
                .mapToInt(pending -> pending.transition().append() == null
                        ? 0
                        : pending.transition().append().eventCount())
                .sum();
    }

    private void settle(PendingCommit pending, CommitResult result) {
        try {
            pending.settled().by(result);
        } catch (Throwable e) {
            listener.internalError("settling " + pending.transition(), e);
        }
    }

    /**
     * Settles, and takes out of the group, those whose commit had no answer and turns out to be written. The others are sent
     * again; one without a history row has guards that make that harmless.
     */
    private void settleWritten(List<PendingCommit> group) {
        for (Iterator<PendingCommit> each = group.iterator(); each.hasNext(); ) {
            PendingCommit pending = each.next();
            AppendedBatch row = appended(pending.transition());
            if (pending.unknown()
                    && row != null
                    && store.outcome(pending.transition().fence(), row.runId(), row.firstEventId())
                            == CommitResult.Outcome.COMMITTED) {
                each.remove();
                recovered();
                settle(pending, CommitResult.COMMITTED);
            }
        }
    }

    private static @Nullable AppendedBatch appended(Transition transition) {
        return transition.current() instanceof CurrentChange.Create create
                ? create.run().first()
                : transition.append();
    }

    // ---- failures

    private boolean failed(List<PendingCommit> group, StoreException e) {
        listener.commitFailed(e, group.size());
        if (group.size() == 1) {
            return failedAlone(group.get(0), e);
        }
        if (e.kind() == StoreException.Kind.UNKNOWN) {
            queue.putBack(group.stream()
                    .map(PendingCommit::asUnknown)
                    .map(this::putOff)
                    .toList());
            return backOff();
        }
        for (int i = 0; i < group.size(); i++) {
            if (!commit(List.of(group.get(i)))) {
                queue.putBack(group.subList(i + 1, group.size()));
                return false;
            }
        }
        return true;
    }

    private boolean failedAlone(PendingCommit only, StoreException e) {
        switch (e.kind()) {
            case DATA -> {
                refuse(only, e);
                return true;
            }
            case CONTENDED -> {
                queue.putBack(List.of(putOff(only)));
                return true;
            }
            default -> {
                queue.putBack(List.of(putOff(e.kind() == StoreException.Kind.UNKNOWN ? only.asUnknown() : only)));
                return !inTrouble() || backOff();
            }
        }
    }

    private PendingCommit putOff(PendingCommit pending) {
        return pending.putOff(clock.millis());
    }

    private synchronized boolean inTrouble() {
        failuresInARow++;
        return failuresInARow >= TROUBLE;
    }

    private void refuse(PendingCommit pending, StoreException why) {
        try {
            pending.settled().refused(why);
        } catch (RuntimeException e) {
            listener.internalError("refusing " + pending.transition(), e);
        }
    }

    private boolean backOff() {
        long at;
        synchronized (this) {
            backoffMillis =
                    backoffMillis == 0 ? FIRST_BACKOFF_MILLIS : Math.min(backoffMillis * 2, LONGEST_BACKOFF_MILLIS);
            retryAtMillis = clock.millis() + backoffMillis;
            at = retryAtMillis;
        }
        wakeAt.accept(at);
        return false;
    }

    private void wakeForThosePutOff() {
        long first;
        synchronized (this) {
            first = Math.max(queue.firstMillis(), retryAtMillis);
        }
        if (first > 0) {
            wakeAt.accept(first);
        }
    }

    private synchronized void recovered() {
        failuresInARow = 0;
        retryAtMillis = 0;
        backoffMillis = 0;
    }

    /** Drops what belongs to a life of this node that is over. */
    void abandonAll() {
        List<PendingCommit> dropped = queue.clear();
        recovered();
        dropped.forEach(pending -> pending.settled().dropped());
    }
}
