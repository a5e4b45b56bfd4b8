package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityChange;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.Transition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Locks the rows that transitions expect to find, each kind in key order. SKIP LOCKED: a row that somebody else is writing puts
 * off its own transition and holds up no other.
 */
final class GuardedRows {

    private final Database database;
    private final Sql sql;

    private final List<Sql.Answer<CurrentRun>> locked = new ArrayList<>();
    private final Map<String, CurrentRun> current = new HashMap<>();
    private final Map<ActivityKey, ActivityTable.Guarded> activities = new HashMap<>();
    private final Set<Long> inbox = new HashSet<>();

    GuardedRows(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** Asks for the rows; the answers may come later. */
    void ask(List<Transition> transitions) throws SQLException {
        lockCurrent(transitions);
        lockActivities(transitions);
        lockInbox(transitions);
    }

    /** Says GUARD_LOST of the transitions whose rows were not got or are not as expected. */
    void check(List<Transition> transitions, Verdicts verdicts) {
        locked.forEach(answer -> answer.rows().forEach(row -> current.put(row.workflowId(), row)));
        for (Transition transition : transitions) {
            if (!asExpected(transition)) {
                verdicts.set(transition, CommitResult.GUARD_LOST);
            }
        }
    }

    /** A close excludes senders, a mere change of phase does not. A creation needs a lock where it replaces a closed run. */
    private void lockCurrent(List<Transition> transitions) throws SQLException {
        Set<String> exclusive = new TreeSet<>();
        Set<String> shared = new TreeSet<>();
        for (Transition transition : transitions) {
            CurrentChange change = transition.current();
            if (change instanceof CurrentChange.Wake) {
                shared.add(transition.workflowId());
            } else if (change != null && !isNewId(change)) {
                exclusive.add(transition.workflowId());
            }
        }
        CurrentTable table = new CurrentTable(database, sql);
        String skipLocked = " skip locked";
        locked.add(table.readLater(exclusive, "for update" + skipLocked));
        locked.add(table.readLater(shared, database.dialect().forNoKeyUpdate() + skipLocked));
    }

    private static boolean isNewId(CurrentChange change) {
        return change instanceof CurrentChange.Create create && create.replaces() == null;
    }

    private void lockActivities(List<Transition> transitions) throws SQLException {
        Set<ActivityKey> keys = new TreeSet<>();
        for (Transition transition : transitions) {
            for (ActivityChange change : transition.activities()) {
                if (!(change instanceof ActivityChange.Insert)) {
                    keys.add(change.key());
                }
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        new ActivityTable(database, sql).lock(keys).forEach(found -> activities.put(found.key(), found));
    }

    private void lockInbox(List<Transition> transitions) throws SQLException {
        Set<Long> ids = new TreeSet<>();
        transitions.forEach(transition -> ids.addAll(transition.consumed()));
        if (!ids.isEmpty()) {
            inbox.addAll(new InboxTable(database, sql).lock(ids));
        }
    }

    private boolean asExpected(Transition transition) {
        return currentAsExpected(transition)
                && inbox.containsAll(transition.consumed())
                && transition.activities().stream().allMatch(this::activityAsExpected);
    }

    private boolean currentAsExpected(Transition transition) {
        CurrentChange change = transition.current();
        CurrentRun row = current.get(transition.workflowId());
        if (change == null) {
            return true;
        }
        if (change instanceof CurrentChange.Create create) {
            RunId replaces = create.replaces();
            return replaces == null
                    || (row != null && !row.open() && row.runId().equals(replaces));
        }
        return row != null && row.open() && row.runId().equals(transition.runId());
    }

    private boolean activityAsExpected(ActivityChange change) {
        ActivityTable.Guarded row = activities.get(change.key());
        if (change instanceof ActivityChange.Replace replace) {
            return row != null && row.attempt() == replace.expectedAttempt() && row.state() == replace.expectedState();
        }
        if (change instanceof ActivityChange.End end) {
            return row != null && row.attempt() == end.expectedAttempt();
        }
        return true;
    }
}
