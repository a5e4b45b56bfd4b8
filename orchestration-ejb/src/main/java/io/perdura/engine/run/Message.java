package io.perdura.engine.run;

import io.perdura.common.Payload;
import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.MessageBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that waits in a run's mailbox. */
public sealed interface Message {

    /** The size of the values that it brings; what is around them does not count. */
    default long payloadBytes() {
        return 0;
    }

    /**
     * What somebody says to the run.
     *
     * @param messageId unique; a repetition is dropped
     * @param inboxId the row that it came from, zero when it never was a row
     * @param runId the run that is meant; null for whichever is current
     */
    record Said(String messageId, long inboxId, @Nullable RunId runId, MessageBody body, Reply reply)
            implements Message {

        public static Said of(InboxMessage row) {
            return new Said(row.messageId(), row.id(), row.runId(), row.body(), Reply.NONE);
        }

        @Override
        public long payloadBytes() {
            return body.payloadBytes();
        }
    }

    /** Time has passed: timers, deadlines of eager activities, the run's own deadline, a failed task's backoff. */
    record Tick() implements Message {}

    /** An activity row has come due; the row is as it was just read. */
    record ActivityDue(ActivityRow row) implements Message {}

    /** The node that had claimed an activity row is gone; the row is as it was just read. */
    record ActivityLost(ActivityRow row) implements Message {}

    /**
     * An operator wants the run to be repeated from a point on, as a new run in its place.
     *
     * @param base the run that is meant
     * @param next the new run's id
     * @param reapply whether signals and updates after the point come again
     */
    record Reset(RunId base, RunId next, ResetPoint point, String reason, boolean reapply, Reply reply)
            implements Message {}

    /** An eager attempt wants to be durable: it heartbeats, or hands out its token. */
    record Promote(long scheduledEventId, int attempt, List<Payload> details, Reply reply) implements Message {}
}
