package io.perdura.persistence;

import io.perdura.engine.port.AppendedBatch;
import io.perdura.engine.port.PartitionId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The history rows of a transaction, collected and then inserted by one statement. Every step of every run is a row here, and an
 * entity for each costs more than all the rest of a commit: so this is plain SQL, and the entity is for reading.
 */
final class HistoryTable {

    private static final String TABLE = "pd_history";

    private final Database database;
    private final Sql sql;
    private final List<UUID> runIds = new ArrayList<>();
    private final List<Long> firstEventIds = new ArrayList<>();
    private final List<Integer> eventCounts = new ArrayList<>();
    private final List<Integer> partitions = new ArrayList<>();
    private final List<Long> epochs = new ArrayList<>();
    private final List<byte[]> batches = new ArrayList<>();

    HistoryTable(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** Keeps a row for {@link #insert}. */
    HistoryTable add(PartitionId partition, long epoch, AppendedBatch batch) {
        runIds.add(batch.runId().uuid());
        firstEventIds.add(batch.firstEventId());
        eventCounts.add(batch.eventCount());
        partitions.add(partition.number());
        epochs.add(epoch);
        batches.add(batch.bytes());
        return this;
    }

    /** Inserts the rows that were added. */
    void insert() throws SQLException {
        if (!runIds.isEmpty()) {
            database.dialect().insertAll(sql, TABLE, database.namespace(), columns());
        }
    }

    /** The rows that were added. */
    Requirements.Rows rows() {
        return new Requirements.Rows(TABLE, columns());
    }

    private List<Dialect.Column> columns() {
        return List.of(
                new Dialect.Column("run_id", "uuid", runIds.toArray(UUID[]::new)),
                new Dialect.Column("first_event_id", "int8", firstEventIds.toArray(Long[]::new)),
                new Dialect.Column("event_count", "int4", eventCounts.toArray(Integer[]::new)),
                new Dialect.Column("partition_no", "int4", partitions.toArray(Integer[]::new)),
                new Dialect.Column("epoch", "int8", epochs.toArray(Long[]::new)),
                new Dialect.Column("batch", "bytea", batches.toArray(byte[][]::new)));
    }
}
