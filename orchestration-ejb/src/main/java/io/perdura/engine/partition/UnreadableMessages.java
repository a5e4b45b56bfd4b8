package io.perdura.engine.partition;

import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.MessageBody;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows of the inbox that this version of the engine can't read. Each is told once and left where it is, for a node that can; it
 * harms neither its run nor its neighbours (I11). Thread-safe.
 */
final class UnreadableMessages {

    /** Of so many it is remembered that they were told. */
    private static final int REMEMBERED = 1_000;

    private final EngineListener listener;
    private final Set<Long> told = new LinkedHashSet<>();

    UnreadableMessages(EngineListener listener) {
        this.listener = listener;
    }

    /** Those that can be read. */
    List<InboxMessage> without(List<InboxMessage> rows) {
        return rows.stream().filter(this::readable).toList();
    }

    private boolean readable(InboxMessage row) {
        if (!(row.body() instanceof MessageBody.Unreadable unreadable)) {
            return true;
        }
        if (first(row.id())) {
            listener.unreadable(row.workflowId(), "message " + row.messageId() + ": " + unreadable.why());
        }
        return false;
    }

    private synchronized boolean first(long id) {
        if (!told.add(id)) {
            return false;
        }
        if (told.size() > REMEMBERED) {
            told.remove(told.iterator().next());
        }
        return true;
    }
}
