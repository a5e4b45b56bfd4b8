package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.history.Visible;
import io.perdura.engine.port.ActivityChange;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.PartitionId;
import io.perdura.engine.port.Transition;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything else of transitions that have passed: deletes and updates first, then the inserts. A kind of row that no
 * transition touches costs no statement; a plain step is one inserted history row.
 */
final class TransitionWrites {

    private final Database database;
    private final Addresses addresses;
    private final Sql sql;
    private final HistoryTable history;

    TransitionWrites(Database database, Addresses addresses, Sql sql, HistoryTable history) {
        this.database = database;
        this.addresses = addresses;
        this.sql = sql;
        this.history = history;
    }

    /** Writes; messages that found no receiver are noted with their transition. */
    void write(List<Transition> transitions, Verdicts verdicts) throws SQLException {
        deleteConsumed(transitions);
        changeActivities(transitions);
        noteTaskFailures(transitions);
        show(transitions);
        for (Transition transition : transitions) {
            AppendedBatch append = transition.append();
            if (append != null) {
                history.add(transition.fence().partition(), transition.fence().epoch(), append);
            }
        }
        send(transitions, verdicts);
    }

    private void deleteConsumed(List<Transition> transitions) throws SQLException {
        Collection<Long> ids = new TreeSet<>();
        transitions.forEach(transition -> ids.addAll(transition.consumed()));
        if (!ids.isEmpty()) {
            database.dialect().planAnew(sql, true);
            new InboxTable(database, sql).delete(ids);
            database.dialect().planAnew(sql, false);
        }
    }

    private void changeActivities(List<Transition> transitions) throws SQLException {
        List<ActivityKey> ended = new ArrayList<>();
        List<ActivityRow> inserted = new ArrayList<>();
        List<ActivityRow> replaced = new ArrayList<>();
        List<RunId> closed = new ArrayList<>();
        for (Transition transition : transitions) {
            for (ActivityChange change : transition.activities()) {
                if (change instanceof ActivityChange.Insert insert) {
                    inserted.add(insert.row());
                } else if (change instanceof ActivityChange.Replace replace) {
                    replaced.add(replace.row());
                } else {
                    ended.add(change.key());
                }
            }
            CurrentChange change = transition.current();
            CurrentChange.Closed end = change == null ? null : change.closed();
            if (end != null && end.activityRows()) {
                closed.add(transition.runId());
            }
        }
        ActivityTable activities = new ActivityTable(database, sql);
        if (!ended.isEmpty() || !replaced.isEmpty() || !closed.isEmpty()) {
            database.dialect().planAnew(sql, true);
            activities.delete(ended);
            activities.replace(replaced);
            activities.deleteOf(closed);
            database.dialect().planAnew(sql, false);
        }
        activities.insert(inserted);
    }

    private void noteTaskFailures(List<Transition> transitions) throws SQLException {
        List<@Nullable Object[]> notes = new ArrayList<>();
        for (Transition transition : transitions) {
            String note = transition.taskFailure();
            if (note != null && !(transition.current() instanceof CurrentChange.Create)) {
                notes.add(new @Nullable Object[] {
                    note.isEmpty() ? null : note.getBytes(StandardCharsets.UTF_8),
                    database.namespace(),
                    transition.runId().uuid()
                });
            }
        }
        sql.batch("update pd_execution set task_failure = ? where namespace = ? and run_id = ?", notes);
    }

    private void show(List<Transition> transitions) throws SQLException {
        for (Transition transition : transitions) {
            Visible visible = transition.visible();
            if (visible != null && !(transition.current() instanceof CurrentChange.Create)) {
                new VisibilityTable(database, sql).update(transition.runId(), visible);
            }
        }
    }

    private void send(List<Transition> transitions, Verdicts verdicts) throws SQLException {
        List<OutboundMessage> messages = transitions.stream()
                .flatMap(transition -> transition.messages().stream())
                .toList();
        if (messages.isEmpty()) {
            return;
        }
        Map<OutboundMessage, PartitionId> partitions = addresses.of(sql, messages);
        List<InboxTable.Addressed> delivered = new ArrayList<>();
        for (Transition transition : transitions) {
            List<OutboundMessage> undelivered = new ArrayList<>();
            for (OutboundMessage message : transition.messages()) {
                PartitionId partition = partitions.get(message);
                if (partition == null) {
                    undelivered.add(message);
                } else {
                    delivered.add(new InboxTable.Addressed(message, partition));
                }
            }
            verdicts.set(transition, CommitResult.undelivered(undelivered));
        }
        new InboxTable(database, sql).insert(delivered);
    }
}
