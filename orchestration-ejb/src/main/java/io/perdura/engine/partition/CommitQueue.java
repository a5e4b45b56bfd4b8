package io.perdura.engine.partition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What waits to be committed: new transitions, which go together, and those that were put off, which go alone. Thread-safe. */
final class CommitQueue {

    private static final int LARGEST_GROUP = 512;

    private final List<PendingCommit> waiting = new ArrayList<>();
    private boolean aloneNext;

    synchronized void add(PendingCommit pending) {
        waiting.add(pending);
    }

    synchronized void putBack(List<PendingCommit> group) {
        waiting.addAll(0, group);
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized boolean anyReady(long nowMillis) {
        return waiting.stream().anyMatch(pending -> pending.notBeforeMillis() <= nowMillis);
    }

    /** When the first may be sent; zero for at once, and when there is none. */
    synchronized long firstMillis() {
        return waiting.stream().mapToLong(PendingCommit::notBeforeMillis).min().orElse(0);
    }

    /** All that are new, or one of those that are sent alone: by turns, so that neither waits for the other. */
    synchronized List<PendingCommit> take(long nowMillis) {
        Optional<PendingCommit> single = waiting.stream()
                .filter(pending -> pending.tries() > 0 && pending.notBeforeMillis() <= nowMillis)
                .findFirst();
        List<PendingCommit> group = waiting.stream()
                .filter(pending -> pending.tries() == 0)
                .limit(LARGEST_GROUP)
                .toList();
        boolean alone = single.isPresent() && (aloneNext || group.isEmpty());
        aloneNext = !alone;
        List<PendingCommit> taken = alone ? List.of(single.get()) : group;
        remove(taken);
        return taken;
    }

    private void remove(List<PendingCommit> taken) {
        if (taken.size() == waiting.size()) {
            waiting.clear();
            return;
        }
        Set<PendingCommit> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(taken);
        waiting.removeIf(gone::contains);
    }

    /** Empties it; the answer is what was in it. */
    synchronized List<PendingCommit> clear() {
        List<PendingCommit> dropped = List.copyOf(waiting);
        waiting.clear();
        return dropped;
    }
}
