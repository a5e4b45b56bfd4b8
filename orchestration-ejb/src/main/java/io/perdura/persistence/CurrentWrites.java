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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes {@code pd_current}, {@code pd_execution} and the first history rows of new runs, for transitions past their guards. */
final class CurrentWrites {

    private final Database database;
    private final Sql sql;
    private final CurrentTable current;
    private final HistoryTable history;

    private final List<ExecutionRecord> executions = new ArrayList<>();
    private final List<Woken> wakes = new ArrayList<>();
    private final List<Ended> ends = new ArrayList<>();
    private Sql.Answer<String> free = Sql.Answer.of(List.of());

    private record Woken(String workflowId, @Nullable Instant wakeAt) {}

    /** @param workflowId null when its current row passes to a successor */
    private record Ended(@Nullable String workflowId, RunId runId, CurrentChange.Closed how) {}

    CurrentWrites(Database database, Sql sql, HistoryTable history) {
        this.database = database;
        this.sql = sql;
        this.current = new CurrentTable(database, sql);
        this.history = history;
    }

    private static List<Transition> inKeyOrder(List<Transition> transitions) {
        return transitions.stream()
                .filter(transition -> transition.current() != null)
                .sorted(Comparator.comparing(Transition::workflowId))
                .toList();
    }

    /** Claims the workflow ids of new runs, if there are any; which of them were free may be known later. */
    boolean claim(List<Transition> transitions) throws SQLException {
        List<CurrentTable.NewRow> rows = new ArrayList<>();
        for (Transition transition : inKeyOrder(transitions)) {
            if (transition.current() instanceof CurrentChange.Create create && create.replaces() == null) {
                rows.add(new CurrentTable.NewRow(
                        execution(transition, create), create.run().requestId(), create.wakeAt()));
            }
        }
        free = current.insert(rows);
        return !rows.isEmpty();
    }

    /** Writes, in key order. A creation whose workflow id is taken loses its guard. */
    void write(List<Transition> transitions, Verdicts verdicts) throws SQLException {
        Set<String> mine = Set.copyOf(free.rows());
        for (Transition transition : inKeyOrder(transitions)) {
            if (!write(transition, mine)) {
                verdicts.set(transition, CommitResult.GUARD_LOST);
            }
        }
        new ExecutionTable(database, sql).insert(executions);
        wake();
        close();
    }

    /** The rows are those that the guards have locked, so the workflow id names them. */
    private void wake() throws SQLException {
        if (!wakes.isEmpty()) {
            database.dialect()
                    .updateAll(
                            sql,
                            "pd_current",
                            database.namespace(),
                            List.of(Dialect.Column.of("workflow_id", "varchar", wakes, Woken::workflowId)),
                            List.of(Dialect.Column.millis("wake_at", wakes, Woken::wakeAt)),
                            "");
        }
    }

    private void close() throws SQLException {
        List<Ended> last = ends.stream().filter(end -> end.workflowId() != null).toList();
        if (!last.isEmpty()) {
            database.dialect()
                    .updateAll(
                            sql,
                            "pd_current",
                            database.namespace(),
                            List.of(Dialect.Column.of("workflow_id", "varchar", last, Ended::workflowId)),
                            List.of(status(last)),
                            ", wake_at = null");
        }
        if (!ends.isEmpty()) {
            database.dialect()
                    .updateAll(
                            sql,
                            "pd_execution",
                            database.namespace(),
                            List.of(Dialect.Column.of(
                                    "run_id", "uuid", ends, end -> end.runId().uuid())),
                            List.of(
                                    status(ends),
                                    Dialect.Column.millis(
                                            "close_time", ends, end -> end.how().closeTime()),
                                    Dialect.Column.of(
                                            "close_event_id",
                                            "int8",
                                            ends,
                                            end -> end.how().closeEventId()),
                                    Dialect.Column.of(
                                            "history_events",
                                            "int8",
                                            ends,
                                            end -> end.how().historyEvents())),
                            ", task_failure = null");
        }
    }

    private static Dialect.Column status(List<Ended> ends) {
        return Dialect.Column.of(
                "status", "varchar", ends, end -> StatusName.of(end.how().status()));
    }

    private boolean write(Transition transition, Set<String> mine) throws SQLException {
        CurrentChange change = transition.current();
        if (change instanceof CurrentChange.Create create) {
            return create(transition, create, mine);
        }
        if (change instanceof CurrentChange.Wake wake) {
            wakes.add(new Woken(transition.workflowId(), wake.wakeAt()));
        } else if (change instanceof CurrentChange.Close close) {
            ends.add(new Ended(transition.workflowId(), transition.runId(), close.closed()));
        } else if (change instanceof CurrentChange.ContinueAsNew successor) {
            ends.add(new Ended(null, transition.runId(), successor.closed()));
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

    static ExecutionRecord execution(Transition transition, CurrentChange.Create create) {
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
}
