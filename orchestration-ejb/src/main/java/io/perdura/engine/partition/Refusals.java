package io.perdura.engine.partition;

import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException.Code;
import io.perdura.engine.run.Message;
import io.perdura.engine.run.Reply;
import io.perdura.engine.run.Reply.Reason;
import io.perdura.engine.run.Reply.Refusal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Refusals of messages as callers see them. */
final class Refusals {

    private Refusals() {}

    static EngineException exception(Refusal refusal, @Nullable RunId runId) {
        Code code = switch (refusal.reason()) {
            case CLOSED -> Code.CLOSED;
            case UPDATE_REJECTED -> Code.UPDATE_REJECTED;
            case LIMIT_EXCEEDED -> Code.LIMIT_EXCEEDED;
            case ATTEMPT_OVER -> Code.ATTEMPT_OVER;
            case NOT_FOUND -> Code.NOT_FOUND;
            case ALREADY_STARTED -> Code.ALREADY_STARTED;
            case INVALID -> Code.INVALID_ARGUMENT;
            case UNAVAILABLE -> Code.UNAVAILABLE;
        };
        return new EngineException(code, refusal.message(), runId, refusal.failure(), null);
    }

    /** As a message's sender hears of what became of a start. */
    static Refusal refusal(EngineException why) {
        Reason reason = why.code() == Code.ALREADY_STARTED ? Reason.ALREADY_STARTED : Reason.UNAVAILABLE;
        return new Refusal(reason, String.valueOf(why.getMessage()));
    }

    /** Tells the sender of a message, if it waits; false when nobody does. */
    static boolean refuse(Message message, Refusal refusal) {
        Reply reply = Reply.NONE;
        if (message instanceof Message.Said said) {
            reply = said.reply();
        } else if (message instanceof Message.Promote promote) {
            reply = promote.reply();
        } else if (message instanceof Message.Reset reset) {
            reply = reset.reply();
        }
        reply.settle(refusal);
        return reply != Reply.NONE;
    }

    /** A reply that completes a caller's future. */
    static Reply reply(CompletableFuture<@Nullable Void> future) {
        return refusal -> {
            if (refusal == null) {
                future.complete(null);
            } else {
                future.completeExceptionally(exception(refusal, null));
            }
        };
    }
}
