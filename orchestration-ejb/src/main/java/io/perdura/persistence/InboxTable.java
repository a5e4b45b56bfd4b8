package io.perdura.persistence;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.MessageCodec;
import io.perdura.engine.port.OutboundMessage;
import io.perdura.engine.port.PartitionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements on {@code pd_inbox}, inside one transaction. Ids are the database's, so rows are inserted as a JDBC batch: through
 * an entity each would be a round trip.
 */
final class InboxTable {

    static final String COLUMNS = "id, task_queue, partition_no, workflow_id, run_id, message_id, body";

    private static final List<Dialect.KeyColumn> KEY = List.of(new Dialect.KeyColumn("id", "int8"));

    private static final List<Dialect.KeyColumn> RECEIVER = List.of(
            new Dialect.KeyColumn("task_queue", "varchar"),
            new Dialect.KeyColumn("partition_no", "int4"),
            new Dialect.KeyColumn("workflow_id", "varchar"));

    private final Database database;
    private final Sql sql;

    InboxTable(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** A message and the partition of its receiver. */
    record Addressed(OutboundMessage message, PartitionId partition) {}

    void insert(Collection<Addressed> messages) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Addressed addressed : messages) {
            OutboundMessage message = addressed.message();
            RunId runId = message.runId();
            rows.add(new @Nullable Object[] {
                database.namespace(),
                addressed.partition().taskQueue(),
                addressed.partition().number(),
                message.workflowId(),
                runId == null ? null : runId.uuid(),
                message.messageId(),
                MessageCodec.encode(message.body())
            });
        }
        sql.batch(
                "insert into pd_inbox (namespace, task_queue, partition_no, workflow_id, run_id, message_id, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** A workflow in its partition. */
    record Receiver(PartitionId partition, String workflowId) {}

    /** Locks rows, in id order, and answers, later, the ids that it got. */
    Sql.Answer<Long> lock(Collection<Long> ids) throws SQLException {
        Clause wanted = in(ids);
        return sql.later(
                "select id from pd_inbox where " + wanted.sql() + " order by id for update skip locked",
                row -> row.getLong(1),
                wanted);
    }

    void delete(Collection<Long> ids) throws SQLException {
        Clause wanted = in(ids);
        sql.updateLater("delete from pd_inbox where " + wanted.sql(), wanted);
    }

    /** All messages of some workflows, by id; later. */
    Sql.Answer<InboxMessage> of(Collection<Receiver> receivers) throws SQLException {
        Clause wanted = to(receivers);
        return sql.later(
                "select " + COLUMNS + " from pd_inbox where " + wanted.sql() + " order by id",
                InboxTable::message,
                wanted);
    }

    /** The database refuses the transaction if there is a message for one of these but those of {@code known}. */
    void requireNone(Requirements requirements, Collection<Receiver> receivers, Collection<Long> known)
            throws SQLException {
        String others = known.isEmpty() ? "" : " and not (" + in(known).sql() + ")";
        Map<String, List<Receiver>> byQueue = receivers.stream()
                .collect(Collectors.groupingBy(
                        receiver -> receiver.partition().taskQueue(), TreeMap::new, Collectors.toList()));
        List<String> conditions = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        byQueue.forEach((queue, of) -> {
            conditions.add("not exists (select 1 from pd_inbox where namespace = ? and task_queue = ?"
                    + " and partition_no = any(?) and workflow_id = any(?)" + others + ")");
            arguments.add(database.namespace());
            arguments.add(queue);
            arguments.add(Sql.ArrayOf.integers(of.stream()
                    .map(receiver -> receiver.partition().number())
                    .distinct()
                    .toList()));
            arguments.add(
                    Sql.ArrayOf.texts(of.stream().map(Receiver::workflowId).toList()));
            if (!known.isEmpty()) {
                arguments.add(in(known));
            }
        });
        requirements.hold(
                Clause.NOTHING,
                new Clause(String.join(" and ", conditions), arguments),
                "a run that closes has messages to read");
    }

    private Clause to(Collection<Receiver> receivers) {
        List<List<Object>> keys = receivers.stream()
                .map(receiver -> List.<Object>of(
                        receiver.partition().taskQueue(), receiver.partition().number(), receiver.workflowId()))
                .toList();
        return database.dialect().keyIn(sql, "pd_inbox", database.namespace(), RECEIVER, keys);
    }

    /** Moves what waits for whichever run is current to the partition of the successor. */
    void readdress(String workflowId, PartitionId from, PartitionId to) throws SQLException {
        sql.update(
                "update pd_inbox set task_queue = ?, partition_no = ? where namespace = ? and task_queue = ?"
                        + " and partition_no = ? and workflow_id = ? and run_id is null",
                to.taskQueue(),
                to.number(),
                database.namespace(),
                from.taskQueue(),
                from.number(),
                workflowId);
    }

    static InboxMessage message(ResultSet row) throws SQLException {
        UUID runId = Sql.uuid(row, "run_id");
        return new InboxMessage(
                row.getLong("id"),
                new PartitionId(row.getString("task_queue"), row.getInt("partition_no")),
                row.getString("workflow_id"),
                runId == null ? null : new RunId(runId),
                row.getString("message_id"),
                MessageCodec.decodeOrExplain(row.getBytes("body")));
    }

    private Clause in(Collection<Long> ids) {
        return database.dialect()
                .keyIn(
                        sql,
                        "pd_inbox",
                        database.namespace(),
                        KEY,
                        ids.stream().sorted().map(List::of).toList());
    }
}
