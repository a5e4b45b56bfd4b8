package io.perdura.engine.run;

import org.jspecify.annotations.Nullable;

/** Tells the sender of a message what became of it, after the commit that records it. Called once, from any thread. */
@FunctionalInterface
public interface Reply {

    /** For messages whose sender does not wait. */
    Reply NONE = refusal -> {};

    /** Null when the message took effect. */
    void settle(@Nullable Refusal refusal);

    /** Why a message has no effect. */
    record Refusal(Reason reason, String message) {}

    enum Reason {
        CLOSED,
        LIMIT_EXCEEDED,
        ATTEMPT_OVER,
        NOT_FOUND,
        ALREADY_STARTED,
        UNAVAILABLE
    }
}
