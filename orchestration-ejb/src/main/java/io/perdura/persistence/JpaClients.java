package io.perdura.persistence;

import io.perdura.common.IndexedValueType;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.port.ClientStore;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.NewRun;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.PartitionId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts and messages, in the caller's transaction where there is one. */
final class JpaClients implements ClientStore {

    private static final long UNFENCED = 0;

    private final Database database;

    JpaClients(Database database) {
        this.database = database;
    }

    @Override
    public boolean inTransaction() {
        return database.transactions().active();
    }

    @Override
    public boolean wroteTo(String workflowId) {
        return inTransaction() && database.transactions().remembers(workflowId);
    }

    private void wrote(String workflowId) {
        if (inTransaction()) {
            database.transactions().remember(workflowId);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        database.transactions().afterCommit(action);
    }

    @Override
    public StartResult start(NewRun run, WorkflowIdReusePolicy reuse, WorkflowIdConflictPolicy conflict) {
        String what = "starting workflow " + run.execution().workflowId();
        return database.joined(what, (entities, sql) -> start(run, reuse, conflict, sql));
    }

    /**
     * A taken id is decided under the weak lock: it keeps an open run from closing, yet not from working. Two callers that both
     * want to follow a closed run meet at the guarded update: the second finds the run of the first, and decides again.
     */
    private StartResult start(NewRun run, WorkflowIdReusePolicy reuse, WorkflowIdConflictPolicy conflict, Sql sql)
            throws SQLException {
        ExecutionRecord execution = run.execution();
        CurrentTable table = new CurrentTable(database, sql);
        boolean mine = inserted(table, run);
        while (!mine) {
            Optional<CurrentRun> present = locked(table, execution.workflowId());
            if (present.isEmpty()) {
                mine = inserted(table, run);
                continue;
            }
            Optional<StartResult> settled = StartResult.settledBy(present.get(), run.requestId(), reuse, conflict);
            if (settled.isPresent()) {
                return settled.get();
            }
            mine = table.replace(present.get().runId(), execution, run.requestId(), run.wakeAt());
        }
        new ExecutionTable(database, sql).insert(List.of(execution));
        new HistoryTable(database, sql)
                .add(execution.partition(), UNFENCED, run.first())
                .insert();
        wrote(execution.workflowId());
        return StartResult.started(run);
    }

    private static boolean inserted(CurrentTable table, NewRun run) throws SQLException {
        return !table.insert(List.of(new CurrentTable.NewRow(run.execution(), run.requestId(), run.wakeAt())))
                .rows()
                .isEmpty();
    }

    @Override
    public Map<String, IndexedValueType> registerAttributes(Map<String, IndexedValueType> wanted) {
        return database.own(
                "fixing the types of search attributes",
                (entities, sql) -> new VisibilityTable(database, sql).register(wanted));
    }

    @Override
    public Removed removeClosed(
            Collection<PartitionId> partitions, Instant closedBefore, Instant startedFrom, int limit) {
        return partitions.isEmpty()
                ? new Removed(0, null)
                : database.own(
                        "deleting closed runs",
                        (entities, sql) ->
                                new ClosedRuns(database, sql).remove(partitions, closedBefore, startedFrom, limit));
    }

    @Override
    public Optional<CurrentRun> send(OutboundMessage message) {
        return database.joined("sending a message to workflow " + message.workflowId(), (entities, sql) -> {
            Optional<CurrentRun> run = locked(new CurrentTable(database, sql), message.workflowId());
            if (run.isPresent() && run.get().accepts(message)) {
                new InboxTable(database, sql)
                        .insert(List.of(
                                new InboxTable.Addressed(message, run.get().partition())));
                wrote(message.workflowId());
            }
            return run;
        });
    }

    private Optional<CurrentRun> locked(CurrentTable table, String workflowId) throws SQLException {
        return Optional.ofNullable(
                table.read(Set.of(workflowId), database.dialect().forKeyShare()).get(workflowId));
    }
}
