package io.perdura.engine.partition;

import io.perdura.engine.port.StoreException;
import io.perdura.engine.port.StoredRun;
import io.perdura.engine.port.WorkflowAddress;
import io.perdura.engine.run.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs that are to look at themselves since their time has come. Those that have left memory are read together, some dozens by a few
 * statements; at most a few such groups are in memory before their turns. Thread-safe.
 */
final class DueRuns {

    private static final int GROUP = 64;
    private static final int GROUPS_AT_ONCE = 4;

    /** As many may wait here; what else is due waits in the database. */
    private static final int MOST_WAITING = 10_000;

    private final EngineParts engine;
    private final Deque<RunActor> waiting = new ArrayDeque<>();
    private int groups;

    DueRuns(EngineParts engine) {
        this.engine = engine;
    }

    void look(List<WorkflowAddress> due) {
        List<RunActor> unread = new ArrayList<>();
        for (WorkflowAddress each : due) {
            RunActor actor = engine.actors().offerUnread(each, new Message.Tick());
            if (actor != null) {
                unread.add(actor);
            }
        }
        synchronized (this) {
            waiting.addAll(unread);
        }
        next();
    }

    /** Whether more should not be brought for now. */
    synchronized boolean full() {
        return waiting.size() >= MOST_WAITING;
    }

    private void next() {
        for (List<RunActor> group = nextGroup(); !group.isEmpty(); group = nextGroup()) {
            List<RunActor> these = group;
            engine.tasks().execute(() -> read(these));
        }
    }

    /** Empty when nobody waits, or enough is under way. */
    private synchronized List<RunActor> nextGroup() {
        List<RunActor> group = new ArrayList<>();
        if (groups < GROUPS_AT_ONCE) {
            while (group.size() < GROUP && !waiting.isEmpty()) {
                group.add(waiting.poll());
            }
            groups += group.isEmpty() ? 0 : 1;
        }
        return group;
    }

    private void read(List<RunActor> group) {
        Map<String, StoredRun> stored = stored(group);
        AtomicInteger left = new AtomicInteger(group.size());
        for (RunActor actor : group) {
            engine.tasks().execute(() -> {
                try {
                    actor.workWith(stored.get(actor.workflowId()));
                } finally {
                    if (left.decrementAndGet() == 0) {
                        ended();
                    }
                }
            });
        }
    }

    /** Nothing when that fails: then each reads alone, and tells why it can't. */
    private Map<String, StoredRun> stored(List<RunActor> group) {
        try {
            return engine.loader().together(group);
        } catch (StoreException e) {
            return Map.of();
        }
    }

    private void ended() {
        synchronized (this) {
            groups--;
        }
        next();
    }
}
