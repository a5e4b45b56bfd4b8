package io.perdura.persistence;

import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.Transition;
import java.sql.SQLException;
import java.util.List;

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

    /** Says GATED, with what they have to read first, of the transitions that may not close yet. */
    void check(List<Transition> transitions, Verdicts verdicts) throws SQLException {
        List<InboxTable.Receiver> closing = closing(transitions);
        if (closing.isEmpty()) {
            return;
        }
        Sql.Answer<InboxMessage> unread = new InboxTable(database, sql).of(closing);
        sql.flush();
        for (Transition transition : transitions) {
            List<InboxMessage> pending = transition.heldBackBy(unread.rows());
            if (!pending.isEmpty()) {
                verdicts.set(transition, CommitResult.gated(pending));
            }
        }
    }

    /** The database refuses the transaction if there is a message that one of the transitions does not consume. */
    void require(Requirements requirements, List<Transition> transitions) throws SQLException {
        List<InboxTable.Receiver> closing = closing(transitions);
        if (!closing.isEmpty()) {
            List<Long> consumed = transitions.stream()
                    .filter(CloseGate::gated)
                    .flatMap(transition -> transition.consumed().stream())
                    .toList();
            new InboxTable(database, sql).requireNone(requirements, closing, consumed);
        }
    }

    private static List<InboxTable.Receiver> closing(List<Transition> transitions) {
        return transitions.stream()
                .filter(CloseGate::gated)
                .map(transition -> new InboxTable.Receiver(transition.fence().partition(), transition.workflowId()))
                .distinct()
                .toList();
    }

    private static boolean gated(Transition transition) {
        CurrentChange change = transition.current();
        CurrentChange.Closed closed = change == null ? null : change.closed();
        return closed != null && closed.gate();
    }
}
