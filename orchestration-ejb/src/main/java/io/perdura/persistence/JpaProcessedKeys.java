package io.perdura.persistence;

import io.perdura.common.Payload;
import io.perdura.engine.history.ByteReader;
import io.perdura.engine.history.ByteWriter;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ProcessedKeys;
import java.util.List;
import java.util.Optional;

/** Keys of what was done, beside the rows that were written by it. */
final class JpaProcessedKeys implements ProcessedKeys {

    private static final byte[] NOTHING_YET = {};

    private final Database database;

    JpaProcessedKeys(Database database) {
        this.database = database;
    }

    @Override
    public boolean inTransaction() {
        return database.transactions().active();
    }

    @Override
    public Optional<Payload> take(RunId runId, String key) {
        return database.joined("looking whether " + key + " was done", (entities, sql) -> {
            boolean taken = database.dialect()
                    .insertUnlessTaken(
                            sql,
                            "insert into pd_processed_key (namespace, run_id, processed_key, result) values (?, ?, ?, ?)",
                            database.namespace(),
                            runId.uuid(),
                            key,
                            NOTHING_YET);
            if (taken) {
                return Optional.empty();
            }
            List<Payload> kept = sql.query(
                    "select result from pd_processed_key where namespace = ? and run_id = ? and processed_key = ?",
                    row -> new ByteReader(row.getBytes("result")).payload(),
                    database.namespace(),
                    runId.uuid(),
                    key);
            return kept.stream().findFirst();
        });
    }

    @Override
    public void keep(RunId runId, String key, Payload result) {
        database.joined(
                "keeping that " + key + " was done",
                (entities, sql) -> sql.update(
                        "update pd_processed_key set result = ? where namespace = ? and run_id = ? and processed_key = ?",
                        new ByteWriter().payload(result).toByteArray(),
                        database.namespace(),
                        runId.uuid(),
                        key));
    }
}
