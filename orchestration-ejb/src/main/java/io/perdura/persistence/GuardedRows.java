package io.perdura.persistence;

import io.perdura.engine.port.ActivityChange;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.Transition;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of activities and messages that transitions expect to find, locked, each kind in key order. SKIP LOCKED: a row that somebody
 * else is writing puts off its own transition and holds up no other.
 */
final class GuardedRows {

    private final Database database;
    private final Sql sql;

    private Sql.Answer<ActivityTable.Guarded> activities = Sql.Answer.of(List.of());
    private Sql.Answer<Long> inbox = Sql.Answer.of(List.of());

    GuardedRows(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** Asks for the rows, if any are expected; the answers may come later. */
    boolean ask(List<Transition> transitions) throws SQLException {
        Set<ActivityKey> keys = new TreeSet<>();
        Set<Long> ids = new TreeSet<>();
        for (Transition transition : transitions) {
            ids.addAll(transition.consumed());
            for (ActivityChange change : transition.activities()) {
                if (!(change instanceof ActivityChange.Insert)) {
                    keys.add(change.key());
                }
            }
        }
        if (keys.isEmpty() && ids.isEmpty()) {
            return false;
        }
        database.dialect().planAnew(sql, true);
        if (!keys.isEmpty()) {
            activities = new ActivityTable(database, sql).lock(keys);
        }
        if (!ids.isEmpty()) {
            inbox = new InboxTable(database, sql).lock(ids);
        }
        database.dialect().planAnew(sql, false);
        return true;
    }

    /** Says GUARD_LOST of the transitions whose rows were not got or are not as expected. */
    void check(List<Transition> transitions, Verdicts verdicts) {
        Map<ActivityKey, ActivityTable.Guarded> found = new HashMap<>();
        activities.rows().forEach(row -> found.put(row.key(), row));
        Set<Long> messages = Set.copyOf(inbox.rows());
        for (Transition transition : transitions) {
            boolean asExpected = messages.containsAll(transition.consumed())
                    && transition.activities().stream().allMatch(change -> asExpected(change, found.get(change.key())));
            if (!asExpected) {
                verdicts.set(transition, CommitResult.GUARD_LOST);
            }
        }
    }

    private static boolean asExpected(ActivityChange change, ActivityTable.@Nullable Guarded row) {
        if (change instanceof ActivityChange.Replace replace) {
            return row != null && row.attempt() == replace.expectedAttempt() && row.state() == replace.expectedState();
        }
        if (change instanceof ActivityChange.End end) {
            return row != null && row.attempt() == end.expectedAttempt();
        }
        return true;
    }
}
