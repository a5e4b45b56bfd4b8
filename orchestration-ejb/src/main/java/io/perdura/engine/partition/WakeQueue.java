package io.perdura.engine.partition;

import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.WakeUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * When this node must look at which run, as far ahead as its horizon: later due times stay in the database alone, so that a
 * million sleeping runs cost no memory. Thread-safe.
 */
final class WakeQueue {

    /** @param partition where the run belongs */
    record Entry(long atMillis, PartitionId partition, String workflowId) {}

    /** Beyond this many the horizon comes nearer. */
    private static final int MOST = 20_000;

    private final WakeUp alarm;
    private final NavigableSet<Entry> queue =
            new TreeSet<>(Comparator.comparingLong(Entry::atMillis).thenComparing(Entry::workflowId));
    private final Map<String, Entry> known = new HashMap<>();
    private long horizonMillis = Long.MIN_VALUE;
    private long activitiesAtMillis = Long.MAX_VALUE;
    private long committersAtMillis = Long.MAX_VALUE;
    private long armedMillis = Long.MAX_VALUE;

    WakeQueue(WakeUp alarm) {
        this.alarm = alarm;
    }

    /** A run wants to be looked at, by then at the latest; beyond the horizon its row says so. */
    synchronized void look(PartitionId partition, String workflowId, long atMillis) {
        Entry before = known.get(workflowId);
        if (before == null || atMillis < before.atMillis()) {
            lookOnly(partition, workflowId, atMillis);
        }
    }

    /** A run wants to be looked at then and not before; {@code Long.MAX_VALUE} for never. */
    synchronized void lookOnly(PartitionId partition, String workflowId, long atMillis) {
        Entry before = known.remove(workflowId);
        if (before != null) {
            queue.remove(before);
        }
        if (atMillis <= horizonMillis) {
            Entry entry = new Entry(atMillis, partition, workflowId);
            known.put(workflowId, entry);
            queue.add(entry);
            if (queue.size() > MOST) {
                bringHorizonNearer();
            }
            arm();
        }
    }

    /** What falls due last is left to the database. */
    private void bringHorizonNearer() {
        long last = queue.last().atMillis();
        while (!queue.isEmpty() && queue.last().atMillis() == last) {
            known.remove(queue.pollLast().workflowId());
        }
        horizonMillis = last - 1;
    }

    synchronized void lookAtActivities(long atMillis) {
        activitiesAtMillis = Math.min(activitiesAtMillis, atMillis);
        arm();
    }

    synchronized void lookAtCommitters(long atMillis) {
        committersAtMillis = Math.min(committersAtMillis, atMillis);
        arm();
    }

    /** What has come due. */
    record Due(List<Entry> runs, boolean activities, boolean committers, boolean horizonReached) {}

    synchronized Due take(long nowMillis) {
        List<Entry> due = new ArrayList<>();
        while (!queue.isEmpty() && queue.first().atMillis() <= nowMillis) {
            Entry entry = queue.pollFirst();
            known.remove(entry.workflowId());
            due.add(entry);
        }
        boolean activities = activitiesAtMillis <= nowMillis;
        boolean committers = committersAtMillis <= nowMillis;
        activitiesAtMillis = activities ? Long.MAX_VALUE : activitiesAtMillis;
        committersAtMillis = committers ? Long.MAX_VALUE : committersAtMillis;
        armedMillis = Long.MAX_VALUE;
        arm();
        boolean reached = horizonMillis != Long.MIN_VALUE && horizonMillis <= nowMillis;
        return new Due(due, activities, committers, reached);
    }

    synchronized long horizonMillis() {
        return horizonMillis;
    }

    /** From now on due times up to then are kept in memory. It may go back when not all of them could be read. */
    synchronized void horizon(long atMillis) {
        horizonMillis = atMillis;
        arm();
    }

    synchronized void clear() {
        queue.clear();
        known.clear();
        horizonMillis = Long.MIN_VALUE;
        activitiesAtMillis = Long.MAX_VALUE;
        armedMillis = Long.MAX_VALUE;
    }

    private void arm() {
        long next = Math.min(activitiesAtMillis, committersAtMillis);
        if (!queue.isEmpty()) {
            next = Math.min(next, queue.first().atMillis());
        }
        if (horizonMillis != Long.MIN_VALUE) {
            next = Math.min(next, horizonMillis);
        }
        if (next < armedMillis) {
            armedMillis = next;
            alarm.at(Instant.ofEpochMilli(next));
        }
    }
}
