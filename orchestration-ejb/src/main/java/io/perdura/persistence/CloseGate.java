package io.perdura.persistence;

import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.Transition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * No run closes over a message that it has not read. The inbox is read by a statement of its own after the current rows were
 * locked: senders lock those too, so everything they have written is committed and visible by then. One statement that locks and
 * looks would look with a snapshot older than its lock.
 */
final class CloseGate {

    private final Database database;
    private final Sql sql;

    CloseGate(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** The transitions that may be written; the others are refused with what they have to read first. */
    List<Transition> retain(List<Transition> transitions, Map<Transition, CommitResult> refused) throws SQLException {
        List<InboxTable.Receiver> closing = transitions.stream()
                .filter(CloseGate::gated)
                .map(transition -> new InboxTable.Receiver(transition.fence().partition(), transition.workflowId()))
                .distinct()
                .toList();
        if (closing.isEmpty()) {
            return transitions;
        }
        List<InboxMessage> unread = new InboxTable(database, sql).of(closing);
        List<Transition> left = new ArrayList<>();
        for (Transition transition : transitions) {
            List<InboxMessage> pending = transition.heldBackBy(unread);
            if (pending.isEmpty()) {
                left.add(transition);
            } else {
                refused.put(transition, CommitResult.gated(pending));
            }
        }
        return left;
    }

    private static boolean gated(Transition transition) {
        CurrentChange change = transition.current();
        CurrentChange.Closed closed = change == null ? null : change.closed();
        return closed != null && closed.gate();
    }
}
