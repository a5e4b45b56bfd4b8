package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.Transition;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The current rows that transitions expect to find as they know them, locked in key order. SKIP LOCKED: a row that somebody else is
 * writing puts off its own transition and holds up no other.
 */
final class CurrentGuards {

    private final Database database;
    private final Sql sql;

    CurrentGuards(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** What a row must be like. */
    private record Expected(RunId runId, boolean open) {}

    /** Locks the rows, and says GUARD_LOST of the transitions whose rows were not got or are not as expected. */
    void check(List<Transition> transitions, Verdicts verdicts) throws SQLException {
        Map<String, CurrentRun> locked = new HashMap<>();
        CurrentTable table = new CurrentTable(database, sql);
        locked.putAll(table.read(expected(transitions, false).keySet(), "for update skip locked"));
        locked.putAll(table.read(expected(transitions, true).keySet(), phaseLock()));
        for (Transition transition : transitions) {
            Expected expected = expected(transition);
            CurrentRun row = locked.get(transition.workflowId());
            if (expected != null
                    && (row == null || !row.runId().equals(expected.runId()) || row.open() != expected.open())) {
                verdicts.set(transition, CommitResult.GUARD_LOST);
            }
        }
    }

    /** Locks the rows; the database refuses the transaction unless it gets them all, and all are as expected. */
    void require(Requirements requirements, List<Transition> transitions) throws SQLException {
        require(requirements, expected(transitions, false), "for update skip locked");
        require(requirements, expected(transitions, true), phaseLock());
    }

    private void require(Requirements requirements, SortedMap<String, Expected> rows, String lock) throws SQLException {
        if (!rows.isEmpty()) {
            List<Map.Entry<String, Expected>> entries = List.copyOf(rows.entrySet());
            requirements.rows(
                    new CurrentTable(database, sql).select(rows.keySet(), lock),
                    "workflow_id, run_id, status = 'RUNNING'",
                    List.of(
                            Dialect.Column.of("workflow_id", "varchar", entries, Map.Entry::getKey),
                            Dialect.Column.of(
                                    "run_id",
                                    "uuid",
                                    entries,
                                    entry -> entry.getValue().runId().uuid()),
                            Dialect.Column.of(
                                    "open",
                                    "bool",
                                    entries,
                                    entry -> entry.getValue().open())),
                    "a current row is locked or has changed");
        }
    }

    private String phaseLock() {
        return database.dialect().forNoKeyUpdate() + " skip locked";
    }

    /** A close excludes senders, a mere change of phase does not. */
    private static SortedMap<String, Expected> expected(List<Transition> transitions, boolean phase) {
        SortedMap<String, Expected> rows = new TreeMap<>();
        for (Transition transition : transitions) {
            Expected expected = expected(transition);
            if (expected != null && transition.current() instanceof CurrentChange.Wake == phase) {
                rows.put(transition.workflowId(), expected);
            }
        }
        return rows;
    }

    /** Null where there is none yet: a new id, which its insert guards. */
    private static @Nullable Expected expected(Transition transition) {
        CurrentChange change = transition.current();
        if (change instanceof CurrentChange.Create create) {
            RunId replaces = create.replaces();
            return replaces == null ? null : new Expected(replaces, false);
        }
        return change == null ? null : new Expected(Objects.requireNonNull(transition.runId()), true);
    }
}
