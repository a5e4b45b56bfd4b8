package io.perdura.engine.memory;

import io.perdura.common.IndexedValueType;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.port.ClientStore;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.NewRun;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.PartitionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts and messages in memory; there is never a caller's transaction to join. */
final class MemoryClients implements ClientStore {

    private static final long UNFENCED = 0;

    private final Tables tables;

    MemoryClients(Tables tables) {
        this.tables = tables;
    }

    @Override
    public boolean inTransaction() {
        return false;
    }

    @Override
    public boolean wroteTo(String workflowId) {
        return false;
    }

    @Override
    public void afterCommit(Runnable action) {
        action.run();
    }

    @Override
    public StartResult start(NewRun run, WorkflowIdReusePolicy reuse, WorkflowIdConflictPolicy conflict) {
        ExecutionRecord execution = run.execution();
        synchronized (tables) {
            CurrentRun present = tables.current.get(execution.workflowId());
            if (present != null) {
                Optional<StartResult> settled = StartResult.settledBy(present, run.requestId(), reuse, conflict);
                if (settled.isPresent()) {
                    return settled.get();
                }
            }
            tables.requireAbsent(run.first());
            tables.insertRun(run, execution, run.wakeAt(), UNFENCED);
            return StartResult.started(run);
        }
    }

    @Override
    public Map<String, IndexedValueType> registerAttributes(Map<String, IndexedValueType> wanted) {
        synchronized (tables) {
            Map<String, IndexedValueType> known = new HashMap<>();
            wanted.forEach((name, type) -> {
                tables.attributeTypes.putIfAbsent(name, type);
                known.put(name, tables.attributeTypes.getOrDefault(name, type));
            });
            return known;
        }
    }

    @Override
    public Removed removeClosed(
            Collection<PartitionId> partitions, Instant closedBefore, Instant startedFrom, int limit) {
        synchronized (tables) {
            List<ExecutionRecord> old = tables.executions.values().stream()
                    .filter(run -> partitions.contains(run.partition()))
                    .filter(run -> run.closeTime() != null && run.closeTime().isBefore(closedBefore))
                    .filter(run -> !run.startTime().isBefore(startedFrom))
                    .sorted(Comparator.comparing(ExecutionRecord::startTime))
                    .limit(limit)
                    .toList();
            old.forEach(tables::remove);
            return new Removed(
                    old.size(), old.isEmpty() ? null : old.get(old.size() - 1).startTime());
        }
    }

    @Override
    public Optional<CurrentRun> send(OutboundMessage message) {
        synchronized (tables) {
            CurrentRun run = tables.current.get(message.workflowId());
            if (run != null && run.accepts(message)) {
                tables.post(run.partition(), message);
            }
            return Optional.ofNullable(run);
        }
    }
}
