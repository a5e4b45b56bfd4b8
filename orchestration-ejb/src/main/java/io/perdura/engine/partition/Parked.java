package io.perdura.engine.partition;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.Fence;
import io.perdura.engine.run.Ledger;
import io.perdura.engine.run.Run;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs that the deployed code does not fit. Their code is not run again in this life of this node: the same code would diverge again.
 * What comes to them is still acknowledged, their time-outs work, they can be terminated. Their rows say that they want to be looked at
 * now, so that the node that serves them next, with other code perhaps, tries at once. Thread-safe.
 */
final class Parked {

    /** Beyond this many a run is tried at each full sweep, which costs time and no memory. */
    private static final int MOST = 100_000;

    private record Entry(RunId runId, Fence fence, long lookAtMillis) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    void park(Run run) {
        if (entries.size() < MOST || entries.containsKey(run.workflowId())) {
            entries.put(run.workflowId(), new Entry(run.runId(), run.fence(), nextDue(run.ledger())));
        }
    }

    /** Parked by this node under this fence. */
    boolean holds(Run run) {
        Entry entry = entries.get(run.workflowId());
        return entry != null
                && entry.runId().equals(run.runId())
                && entry.fence().equals(run.fence());
    }

    /** Whether there is nothing to look at, although the row says now. */
    boolean sleeps(CurrentRun run, @Nullable Fence fence, long nowMillis) {
        Entry entry = entries.get(run.workflowId());
        return entry != null
                && entry.runId().equals(run.runId())
                && entry.fence().equals(fence)
                && entry.lookAtMillis() > nowMillis;
    }

    void forget(Run run) {
        entries.computeIfPresent(run.workflowId(), (id, entry) -> entry.runId().equals(run.runId()) ? null : entry);
    }

    void clear() {
        entries.clear();
    }

    private static long nextDue(Ledger ledger) {
        long deadline = ledger.deadlineMillis();
        return Math.min(ledger.earliestTimerMillis().orElse(Long.MAX_VALUE), deadline == 0 ? Long.MAX_VALUE : deadline);
    }
}
