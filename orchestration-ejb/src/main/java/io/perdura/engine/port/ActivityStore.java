package io.perdura.engine.port;

import io.perdura.common.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The unfenced writes to activity rows: claiming, heartbeats, and ending an attempt from outside its owner. Each is guarded
 * by the attempt number. Thread-safe.
 */
public interface ActivityStore {

    Optional<ActivityRow> activity(ActivityKey key);

    /** WAITING to STARTED at the same attempt, in a transaction of its own; false when somebody else was faster. */
    boolean claim(ActivityKey key, int attempt, OwnerId claimedBy, Instant startedAt, Instant dueAt);

    /** Records a heartbeat of a STARTED attempt, in a transaction of its own; false when the attempt is over. */
    boolean heartbeat(ActivityKey key, int attempt, List<Payload> details, Instant at, Instant dueAt);

    /**
     * Ends an attempt: deletes the STARTED row and inserts the report, both or none. It joins the transaction of the calling
     * thread if there is one (then the report becomes visible with the caller's own rows), else it is one of its own.
     *
     * @return false when the attempt is over; nothing was written then, and a joined transaction must be rolled back
     */
    boolean report(ActivityKey key, int attempt, OutboundMessage report);
}
