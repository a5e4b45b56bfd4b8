package io.perdura.persistence;

import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.Transition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Runs that begin and write nothing but themselves: all of their rows by one statement, which leaves out those whose id is taken. */
final class NewRuns {

    private final Database database;
    private final Sql sql;
    private final List<Transition> creations = new ArrayList<>();
    private Sql.Answer<String> free = Sql.Answer.of(List.of());

    NewRuns(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** Whether a transition is of this kind. */
    static boolean fit(Transition transition) {
        return transition.current() instanceof CurrentChange.Create create
                && create.replaces() == null
                && transition.append() == null
                && transition.consumed().isEmpty()
                && transition.activities().isEmpty()
                && transition.messages().isEmpty()
                && CurrentWrites.execution(transition, create)
                        .visible()
                        .searchAttributes()
                        .isEmpty();
    }

    /** Inserts the rows, in key order. */
    void insert(Requirements requirements, List<Transition> transitions) throws SQLException {
        transitions.stream()
                .filter(NewRuns::fit)
                .sorted(Comparator.comparing(Transition::workflowId))
                .forEach(creations::add);
        if (creations.isEmpty()) {
            return;
        }
        List<CurrentTable.NewRow> current = new ArrayList<>();
        List<ExecutionRecord> executions = new ArrayList<>();
        HistoryTable history = new HistoryTable(database, sql);
        for (Transition transition : creations) {
            if (!(transition.current() instanceof CurrentChange.Create create)) {
                continue;
            }
            ExecutionRecord execution = CurrentWrites.execution(transition, create);
            current.add(new CurrentTable.NewRow(execution, create.run().requestId(), create.wakeAt()));
            executions.add(execution);
            for (AppendedBatch batch : create.run().history()) {
                history.add(execution.partition(), transition.fence().epoch(), batch);
            }
        }
        free = requirements.insertWhereFree(
                CurrentTable.rows(current), List.of(ExecutionTable.rows(executions), history.rows()));
    }

    /** Says GUARD_LOST of those whose id was taken; once the statement was sent. */
    void check(Verdicts verdicts) {
        Set<String> begun = Set.copyOf(free.rows());
        for (Transition transition : creations) {
            if (!begun.contains(transition.workflowId())) {
                verdicts.set(transition, CommitResult.GUARD_LOST);
            }
        }
    }
}
