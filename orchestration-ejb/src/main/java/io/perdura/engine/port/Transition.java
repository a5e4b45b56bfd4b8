package io.perdura.engine.port;

import io.perdura.engine.history.RunId;
import io.perdura.engine.history.Visible;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one task writes, all or nothing: the durable part of a step. Immutable, so that it can be sent again unchanged.
 *
 * @param fence the right under which it is written
 * @param workflowId whose
 * @param runId which run
 * @param append the history row; null when only rows around the history change
 * @param current the change of the current and visibility rows; null when the phase stays the same
 * @param consumed ids of the inbox rows that its events record, deleted with it; a guard
 * @param activities what happens to activity rows; at most one change a key
 * @param messages to other runs
 * @param taskFailure {@code null} leaves the visibility row's note alone, an empty text clears it, another sets it
 * @param visible memo and search attributes from now on; null leaves them alone
 */
public record Transition(
        Fence fence,
        String workflowId,
        RunId runId,
        @Nullable AppendedBatch append,
        @Nullable CurrentChange current,
        List<Long> consumed,
        List<ActivityChange> activities,
        List<OutboundMessage> messages,
        @Nullable String taskFailure,
        @Nullable Visible visible) {

    /** A transition that leaves memo and search attributes alone. */
    public Transition(
            Fence fence,
            String workflowId,
            RunId runId,
            @Nullable AppendedBatch append,
            @Nullable CurrentChange current,
            List<Long> consumed,
            List<ActivityChange> activities,
            List<OutboundMessage> messages,
            @Nullable String taskFailure) {
        this(fence, workflowId, runId, append, current, consumed, activities, messages, taskFailure, null);
    }

    public Transition {
        consumed = List.copyOf(consumed);
        activities = List.copyOf(activities);
        messages = List.copyOf(messages);
    }

    /** Which of the unread messages of its workflow hold this transition back: none unless it closes its run, gated. */
    public List<InboxMessage> heldBackBy(List<InboxMessage> unread) {
        CurrentChange.Closed closed = current == null ? null : current.closed();
        if (closed == null || !closed.gate()) {
            return List.of();
        }
        return unread.stream()
                .filter(message -> message.workflowId().equals(workflowId))
                .filter(message -> message.runId() == null || runId.equals(message.runId()))
                .filter(message -> message.body().holdsCloseBack() && !consumed.contains(message.id()))
                .filter(message -> !passesOn(message))
                .toList();
    }

    /** An update that nobody has accepted may as well be one of the next run. */
    private boolean passesOn(InboxMessage message) {
        return current instanceof CurrentChange.ContinueAsNew
                && message.body() instanceof MessageBody.Update
                && message.runId() == null;
    }

    @Override
    public String toString() {
        return "transition of " + workflowId + "/" + runId + " in " + fence.partition() + "@" + fence.epoch() + ": "
                + append;
    }
}
