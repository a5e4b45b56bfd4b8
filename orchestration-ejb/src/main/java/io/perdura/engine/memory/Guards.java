package io.perdura.engine.memory;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.ActivityChange;
import io.perdura.engine.port.ActivityRow;
import io.perdura.engine.port.CommitResult;
import io.perdura.engine.port.CurrentChange;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.InboxMessage;
import io.perdura.engine.port.Transition;
import java.util.List;

/** Whether a transition may be written: epoch, then the rows that it expects, then the close gate. */
final class Guards {

    private final Tables tables;

    Guards(Tables tables) {
        this.tables = tables;
    }

    CommitResult judge(Transition transition) {
        if (!tables.holds(transition.fence())) {
            return CommitResult.EPOCH_LOST;
        }
        boolean asExpected = currentAsExpected(transition)
                && tables.inbox.keySet().containsAll(transition.consumed())
                && transition.activities().stream().allMatch(this::activityAsExpected);
        if (!asExpected) {
            return CommitResult.GUARD_LOST;
        }
        List<InboxMessage> unread = tables.inbox.values().stream()
                .filter(message -> message.partition().equals(transition.fence().partition()))
                .toList();
        List<InboxMessage> pending = transition.heldBackBy(unread);
        return pending.isEmpty() ? CommitResult.COMMITTED : CommitResult.gated(pending);
    }

    private boolean currentAsExpected(Transition transition) {
        CurrentRun row = tables.current.get(transition.workflowId());
        CurrentChange change = transition.current();
        if (change == null) {
            return true;
        }
        if (change instanceof CurrentChange.Create create) {
            RunId replaces = create.replaces();
            return replaces == null
                    ? row == null
                    : row != null && !row.open() && row.runId().equals(replaces);
        }
        return row != null && row.open() && row.runId().equals(transition.runId());
    }

    private boolean activityAsExpected(ActivityChange change) {
        ActivityRow row = tables.activities.get(change.key());
        if (change instanceof ActivityChange.Replace replace) {
            return row != null && row.attempt() == replace.expectedAttempt() && row.state() == replace.expectedState();
        }
        if (change instanceof ActivityChange.End end) {
            return row != null && row.attempt() == end.expectedAttempt();
        }
        return true;
    }
}
