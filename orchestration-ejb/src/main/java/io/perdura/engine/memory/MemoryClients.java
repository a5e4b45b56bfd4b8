package io.perdura.engine.memory;

import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.port.ClientStore;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.NewRun;
import io.perdura.engine.port.OutboundMessage;
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
            tables.insertRun(run, execution, execution.startTime(), UNFENCED);
            return StartResult.started(run);
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
