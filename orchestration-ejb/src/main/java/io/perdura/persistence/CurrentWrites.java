package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.history.Visible;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.NewRun;
import io.perdura.engine.port.Transition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes {@code pd_current}, {@code pd_execution} and the first history rows of new runs, for transitions past their guards. */
final class CurrentWrites {

    private static final String WAKE =
            "update pd_current set wake_at = ? where namespace = ? and workflow_id = ? and run_id = ?";
    private static final String CLOSE_CURRENT = "update pd_current set status = ?, wake_at = null"
            + " where namespace = ? and workflow_id = ? and run_id = ?";
    private static final String CLOSE_EXECUTION =
            "update pd_execution set status = ?, close_time = ?, close_event_id = ?,"
                    + " history_events = ?, task_failure = null where namespace = ? and run_id = ?";

    private final Database database;
    private final Sql sql;
    private final CurrentTable current;
    private final HistoryTable history;

    private final List<ExecutionRecord> executions = new ArrayList<>();
    private final List<@Nullable Object[]> wakes = new ArrayList<>();
    private final List<@Nullable Object[]> closedCurrents = new ArrayList<>();
    private final List<@Nullable Object[]> closedExecutions = new ArrayList<>();

    CurrentWrites(Database database, Sql sql, HistoryTable history) {
        this.database = database;
        this.sql = sql;
        this.current = new CurrentTable(database, sql);
        this.history = history;
    }

    /** Writes, in key order. A creation whose workflow id is taken loses its guard. */
    void write(List<Transition> transitions, Verdicts verdicts) throws SQLException {
        List<Transition> inKeyOrder = transitions.stream()
                .filter(transition -> transition.current() != null)
                .sorted(Comparator.comparing(Transition::workflowId))
                .toList();
        Set<String> free = insertNewIds(inKeyOrder);
        for (Transition transition : inKeyOrder) {
            if (!write(transition, free)) {
                verdicts.set(transition, CommitResult.GUARD_LOST);
            }
        }
        new ExecutionTable(database, sql).insert(executions);
        sql.batch(WAKE, wakes);
        sql.batch(CLOSE_CURRENT, closedCurrents);
        sql.batch(CLOSE_EXECUTION, closedExecutions);
    }

    /** The ids that were free, and belong to their new runs now. */
    private Set<String> insertNewIds(List<Transition> inKeyOrder) throws SQLException {
        List<CurrentTable.NewRow> rows = new ArrayList<>();
        for (Transition transition : inKeyOrder) {
            if (transition.current() instanceof CurrentChange.Create create && create.replaces() == null) {
                rows.add(new CurrentTable.NewRow(
                        execution(transition, create), create.run().requestId(), create.wakeAt()));
            }
        }
        return current.insert(rows);
    }

    private boolean write(Transition transition, Set<String> free) throws SQLException {
        CurrentChange change = transition.current();
        if (change instanceof CurrentChange.Create create) {
            return create(transition, create, free);
        }
        if (change instanceof CurrentChange.Wake wake) {
            wakes.add(new @Nullable Object[] {
                wake.wakeAt(),
                database.namespace(),
                transition.workflowId(),
                transition.runId().uuid()
            });
        } else if (change instanceof CurrentChange.Close close) {
            closedCurrents.add(new Object[] {
                StatusName.of(close.closed().status()),
                database.namespace(),
                transition.workflowId(),
                transition.runId().uuid()
            });
            close(transition.runId(), close.closed());
        } else if (change instanceof CurrentChange.ContinueAsNew successor) {
            close(transition.runId(), successor.closed());
            succeed(transition, successor.next());
        }
        return true;
    }

    private boolean create(Transition transition, CurrentChange.Create create, Set<String> free) throws SQLException {
        ExecutionRecord execution = execution(transition, create);
        NewRun run = create.run();
        RunId replaces = create.replaces();
        boolean written = replaces == null
                ? free.contains(transition.workflowId())
                : current.replace(replaces, execution, run.requestId(), create.wakeAt());
        if (written) {
            persist(execution, run, transition.fence().epoch());
        }
        return written;
    }

    private static ExecutionRecord execution(Transition transition, CurrentChange.Create create) {
        CurrentChange.Closed closed = create.closed();
        ExecutionRecord execution = closed == null
                ? create.run().execution()
                : create.run().execution().closed(closed);
        Visible shown = transition.visible(); // its code ran in the same commit
        if (shown != null) {
            execution = execution.withVisible(shown);
        }
        String note = transition.taskFailure();
        return note == null || note.isEmpty() ? execution : execution.withTaskFailure(note);
    }

    private void succeed(Transition transition, NewRun next) throws SQLException {
        ExecutionRecord execution = next.execution();
        current.replace(transition.runId(), execution, next.requestId(), next.wakeAt());
        persist(execution, next, transition.fence().epoch());
        if (!execution.partition().equals(transition.fence().partition())) {
            new InboxTable(database, sql)
                    .readdress(transition.workflowId(), transition.fence().partition(), execution.partition());
        }
    }

    private void persist(ExecutionRecord execution, NewRun run, long epoch) throws SQLException {
        executions.add(execution);
        for (AppendedBatch batch : run.history()) {
            history.add(execution.partition(), epoch, batch);
        }
    }

    private void close(RunId runId, CurrentChange.Closed closed) {
        closedExecutions.add(new Object[] {
            StatusName.of(closed.status()),
            closed.closeTime(),
            closed.closeEventId(),
            closed.historyEvents(),
            database.namespace(),
            runId.uuid()
        });
    }
}
