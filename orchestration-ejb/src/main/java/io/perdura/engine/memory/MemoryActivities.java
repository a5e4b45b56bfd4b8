package io.perdura.engine.memory;

import io.perdura.common.Payload;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.ActivityRow.State;
import io.perdura.engine.port.ActivityStore;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.OwnerId;
import io.perdura.engine.port.PartitionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Activity rows in memory. */
final class MemoryActivities implements ActivityStore {

    private final Tables tables;

    MemoryActivities(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<ActivityRow> activity(ActivityKey key) {
        synchronized (tables) {
            return Optional.ofNullable(tables.activities.get(key));
        }
    }

    @Override
    public boolean claim(ActivityKey key, int attempt, OwnerId claimedBy, Instant startedAt, Instant dueAt) {
        synchronized (tables) {
            Optional<ActivityRow> row = at(key, attempt, State.WAITING);
            row.ifPresent(waiting -> tables.activities.put(key, waiting.claimed(claimedBy, startedAt, dueAt)));
            return row.isPresent();
        }
    }

    @Override
    public boolean heartbeat(ActivityKey key, int attempt, List<Payload> details, Instant at, Instant dueAt) {
        synchronized (tables) {
            Optional<ActivityRow> row = at(key, attempt, State.STARTED);
            row.ifPresent(running -> tables.activities.put(key, running.heartbeat(details, at, dueAt)));
            return row.isPresent();
        }
    }

    @Override
    public boolean report(ActivityKey key, int attempt, OutboundMessage report) {
        synchronized (tables) {
            Optional<ActivityRow> row = at(key, attempt, State.STARTED);
            if (row.isEmpty()) {
                return false;
            }
            PartitionId partition = row.get().partition();
            tables.activities.remove(key);
            tables.post(partition, report);
            return true;
        }
    }

    private Optional<ActivityRow> at(ActivityKey key, int attempt, State state) {
        return Optional.ofNullable(tables.activities.get(key))
                .filter(row -> row.attempt() == attempt && row.state() == state);
    }
}
