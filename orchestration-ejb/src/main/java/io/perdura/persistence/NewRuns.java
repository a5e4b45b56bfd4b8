package io.perdura.persistence;

import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.Transition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs that begin and write nothing but themselves: all of their rows by one statement, which leaves out those whose id is taken. */
final class NewRuns {

    private final Database database;
    private final Sql sql;
    private final List<Transition> creations = new ArrayList<>();
    private Sql.Answer<@Nullable String> free = Sql.Answer.of(List.of());

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

    /**
     * Inserts the rows, in key order.
     *
     * @param held fences that nothing else has required, or null
     */
    void insert(Requirements requirements, Fences.@Nullable Held held, List<Transition> transitions)
            throws SQLException {
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
                held, CurrentTable.rows(current), List.of(ExecutionTable.rows(executions), history.rows()));
    }

    /** Whether the fences held; once the statement was sent. */
    boolean held() {
        return free.rows().stream().allMatch(Objects::nonNull);
    }

    /** Says GUARD_LOST of those whose id was taken; once the statement was sent. */
    void check(Verdicts verdicts) {
        Set<@Nullable String> begun = new HashSet<>(free.rows());
        for (Transition transition : creations) {
            if (!begun.contains(transition.workflowId())) {
                verdicts.set(transition, CommitResult.GUARD_LOST);
            }
        }
    }
}
