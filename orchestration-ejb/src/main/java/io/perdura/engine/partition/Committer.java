package io.perdura.engine.partition;

import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CrashPoint;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.EngineClock;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.Transition;
import io.perdura.engine.port.TransitionStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Commits transitions in groups: whatever is ready goes into one database transaction, and it never waits for more. One commit
 * is under way at a time. A group that fails is sent again a transition at a time, so that none can fail its neighbours.
 */
final class Committer {

    private static final int LARGEST_GROUP = 512;
    private static final long FIRST_BACKOFF_MILLIS = 20;
    private static final long LONGEST_BACKOFF_MILLIS = 2_000;

    /**
     * A transition on its way.
     *
     * @param unknown it was sent before and no answer came: before it is sent again, the history is asked
     */
    record Pending(Transition transition, Settled settled, boolean unknown) {

        Pending(Transition transition, Settled settled) {
            this(transition, settled, false);
        }

        Pending asUnknown() {
            return new Pending(transition, settled, true);
        }
    }

    /** Told once what became of a transition, on the committer's thread. */
    interface Settled {
        void by(CommitResult result);

        /** The database refuses the transition as it is. */
        void refused(StoreException why);
    }

    private final TransitionStore store;
    private final EnginePorts ports;
    private final EngineClock clock;
    private final EngineListener listener;
    private final Executor executor;
    private final LongConsumer wakeAt;
    private final List<Pending> queue = new ArrayList<>();
    private boolean draining;
    private long retryAtMillis;
    private long backoffMillis;

    /** @param wakeAt asks for {@link #wake} to be called at that time */
    Committer(EnginePorts ports, LongConsumer wakeAt) {
        this.ports = ports;
        this.store = ports.transitions();
        this.clock = ports.clock();
        this.listener = ports.listener();
        this.executor = ports.threads().commits();
        this.wakeAt = wakeAt;
    }

    void submit(Pending pending) {
        synchronized (this) {
            queue.add(pending);
        }
        wake();
    }

    /** Whether commits fail at present, so that callers should come back later. */
    synchronized boolean failing() {
        return retryAtMillis > 0;
    }

    /** Drains the queue, if there is something to do and nobody does it. */
    void wake() {
        synchronized (this) {
            if (draining || queue.isEmpty() || clock.millis() < retryAtMillis) {
                return;
            }
            draining = true;
        }
        executor.execute(this::drain);
    }

    private void drain() {
        boolean more = true;
        while (more) {
            List<Pending> group;
            synchronized (this) {
                int size = Math.min(queue.size(), LARGEST_GROUP);
                group = new ArrayList<>(queue.subList(0, size));
                queue.subList(0, size).clear();
            }
            boolean healthy = group.isEmpty() || commit(group);
            synchronized (this) {
                more = healthy && !queue.isEmpty();
                draining = more;
            }
        }
    }

    /** False when the database is in trouble: what is not settled is back in the queue then, to be sent later. */
    private boolean commit(List<Pending> waiting) {
        List<Pending> group = new ArrayList<>(waiting);
        long begin = clock.nanos();
        try {
            settleWritten(group);
            if (group.isEmpty()) {
                return true;
            }
            List<CommitResult> results =
                    store.commit(group.stream().map(Pending::transition).toList());
            ports.crashPoints().reached(CrashPoint.AFTER_COMMIT);
            recovered();
            for (int i = 0; i < group.size(); i++) {
                settle(group.get(i), results.get(i));
                if (i == 0) {
                    ports.crashPoints().reached(CrashPoint.AFTER_FIRST_EFFECT);
                }
            }
            listener.committed(group.size(), events(group), clock.nanos() - begin);
            return true;
        } catch (StoreException e) {
            listener.commitFailed(e, group.size());
            return switch (e.kind()) {
                case UNKNOWN -> later(group.stream().map(Pending::asUnknown).toList());
                case DATA -> alone(group, e);
                case TRANSIENT -> later(group);
            };
        }
    }

    private static int events(List<Pending> group) {
        return group.stream()
                .mapToInt(pending -> pending.transition().append() == null
                        ? 0
                        : pending.transition().append().eventCount())
                .sum();
    }

    private void settle(Pending pending, CommitResult result) {
        try {
            pending.settled().by(result);
        } catch (RuntimeException e) {
            listener.internalError("settling " + pending.transition(), e);
        }
    }

    /**
     * Settles, and takes out of the group, those whose commit had no answer and turns out to be written. The others are sent
     * again; one without a history row has guards that make that harmless.
     */
    private void settleWritten(List<Pending> group) {
        for (Iterator<Pending> each = group.iterator(); each.hasNext(); ) {
            Pending pending = each.next();
            AppendedBatch row = appended(pending.transition());
            if (pending.unknown()
                    && row != null
                    && store.outcome(pending.transition().fence(), row.runId(), row.firstEventId())
                            == CommitResult.Outcome.COMMITTED) {
                each.remove();
                settle(pending, CommitResult.COMMITTED);
            }
        }
    }

    private static @Nullable AppendedBatch appended(Transition transition) {
        return transition.current() instanceof CurrentChange.Create create
                ? create.run().first()
                : transition.append();
    }

    private boolean alone(List<Pending> group, StoreException cause) {
        if (group.size() == 1) {
            Pending only = group.get(0);
            try {
                only.settled().refused(cause);
            } catch (RuntimeException e) {
                listener.internalError("refusing " + only.transition(), e);
            }
            return true;
        }
        for (int i = 0; i < group.size(); i++) {
            if (!commit(List.of(group.get(i)))) {
                requeue(group.subList(i + 1, group.size()));
                return false;
            }
        }
        return true;
    }

    private boolean later(List<Pending> group) {
        requeue(group);
        return backOff();
    }

    private synchronized void requeue(List<Pending> group) {
        queue.addAll(0, group);
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

    private synchronized void recovered() {
        retryAtMillis = 0;
        backoffMillis = 0;
    }

    /** Drops what belongs to a life of this node that is over. */
    List<Pending> abandonAll() {
        synchronized (this) {
            List<Pending> dropped = List.copyOf(queue);
            queue.clear();
            retryAtMillis = 0;
            return dropped;
        }
    }
}
