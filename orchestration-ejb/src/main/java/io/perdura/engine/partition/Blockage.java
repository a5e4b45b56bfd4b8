package io.perdura.engine.partition;

import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds up a run that can't be read, and nothing else: whoever waits is refused, the rest is kept for the time when it can be read.
 * It is tried again with the backoff of a task that fails. Belongs to the run's one task.
 */
final class Blockage {

    private final EngineParts engine;
    private final RunActor actor;
    private final Mailbox mailbox;
    private final TaskBackoff backoff;
    private @Nullable UnreadableRunException cause;

    Blockage(EngineParts engine, RunActor actor, Mailbox mailbox, TaskBackoff backoff) {
        this.engine = engine;
        this.actor = actor;
        this.mailbox = mailbox;
        this.backoff = backoff;
    }

    /** Throws the cause again while it is too early for another try. */
    void check() {
        UnreadableRunException known = cause;
        if (known != null && !backoff.over(engine.clock().millis())) {
            throw known;
        }
    }

    /** The run could be read. */
    void end() {
        if (cause != null) {
            cause = null;
            backoff.reset();
        }
    }

    void begin(UnreadableRunException why, List<Message> messages) {
        long now = engine.clock().millis();
        if (backoff.over(now)) {
            if (backoff.failures() == 0) {
                engine.listener().unreadable(actor.workflowId(), String.valueOf(why.getMessage()));
            }
            backoff.failed(backoff.retryAtMillis(now));
        }
        cause = why;
        refuse(why, messages);
        engine.lookAt(actor, backoff.codeRunsFromMillis());
        actor.pause();
    }

    private void refuse(UnreadableRunException why, List<Message> messages) {
        Reply.Refusal refusal = new Reply.Refusal(
                Reply.Reason.UNAVAILABLE,
                "workflow '" + actor.workflowId() + "' is blocked: " + why.getMessage() + ". Nothing of it is lost");
        mailbox.putBackUnread(messages.stream()
                .filter(message -> !Refusals.refuse(message, refusal))
                .filter(message -> message instanceof Message.Said || message instanceof Message.Promote)
                .toList());
        mailbox.takeInboxWish();
        mailbox.takeStarts()
                .forEach(start -> start.receipt().completeExceptionally(Refusals.exception(refusal, why.runId())));
        mailbox.takeQueries()
                .forEach(query -> query.answer().completeExceptionally(Refusals.exception(refusal, why.runId())));
    }
}
