package io.perdura.engine.port;

import java.util.List;

/**
 * What became of one transition of a commit that went through.
 *
 * @param outcome the verdict
 * @param undelivered messages whose receiver does not exist; only when COMMITTED
 * @param pending the unread messages that hold a close back; only when GATED
 */
public record CommitResult(Outcome outcome, List<OutboundMessage> undelivered, List<InboxMessage> pending) {

    public enum Outcome {
        /** Written. */
        COMMITTED,
        /** A guarded row was not as expected, or locked by somebody else; nothing of this transition is written. */
        GUARD_LOST,
        /** Unread signals hold the close back; nothing of this transition is written. */
        GATED,
        /** The partition has another epoch: this owner is stale. Nothing of this transition is written. */
        EPOCH_LOST
    }

    public static final CommitResult COMMITTED = new CommitResult(Outcome.COMMITTED, List.of(), List.of());
    public static final CommitResult GUARD_LOST = new CommitResult(Outcome.GUARD_LOST, List.of(), List.of());
    public static final CommitResult EPOCH_LOST = new CommitResult(Outcome.EPOCH_LOST, List.of(), List.of());

    public static CommitResult undelivered(List<OutboundMessage> messages) {
        return messages.isEmpty() ? COMMITTED : new CommitResult(Outcome.COMMITTED, List.copyOf(messages), List.of());
    }

    public static CommitResult gated(List<InboxMessage> pending) {
        return new CommitResult(Outcome.GATED, List.of(), List.copyOf(pending));
    }
}
