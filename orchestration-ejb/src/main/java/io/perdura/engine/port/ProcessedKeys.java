package io.perdura.engine.port;

import io.perdura.common.Payload;
import io.perdura.engine.history.RunId;
import java.util.Optional;

/** What was done for activities in transactions of the application, and must not be done again. Thread-safe. */
public interface ProcessedKeys {

    /** Whether the calling thread has a transaction. */
    boolean inTransaction();

    /**
     * Takes a key in the caller's transaction; waits for one that takes the same.
     *
     * @param key at most 200 characters
     * @return empty when it is taken by this call, else what was kept with it
     */
    Optional<Payload> take(RunId runId, String key);

    /** Keeps what the call returned that took the key, in the same transaction. */
    void keep(RunId runId, String key, Payload result);
}
