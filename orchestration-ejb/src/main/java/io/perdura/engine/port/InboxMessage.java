package io.perdura.engine.port;

import io.perdura.engine.history.RunId;
import org.jspecify.annotations.Nullable;

/** A row of the inbox. Ids are given by the database and commit out of order: they order, but they are no cursor. */
public record InboxMessage(
        long id,
        PartitionId partition,
        String workflowId,
        @Nullable RunId runId,
        String messageId,
        MessageBody body) {}
