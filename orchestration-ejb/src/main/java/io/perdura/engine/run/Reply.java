package io.perdura.engine.run;

import io.perdura.engine.history.Failure;
import io.perdura.engine.history.RunId;
import org.jspecify.annotations.Nullable;

/** Tells the sender of a message what became of it, after the commit that records it. Called once, from any thread. */
@FunctionalInterface
public interface Reply {

    /** For messages whose sender does not wait. */
    Reply NONE = refusal -> {};

    /** Null when the message took effect. */
    void settle(@Nullable Refusal refusal);

    /**
     * An update is accepted, now or before.
     *
     * @param runId by this run
     * @param outcomeEventId the event that holds its outcome; zero while its handler runs
     */
    default void taken(RunId runId, long outcomeEventId) {
        settle(null);
    }

    /**
     * Why a message has no effect.
     *
     * @param failure what the code that refused it threw; null when the engine refused it
     */
    record Refusal(Reason reason, String message, @Nullable Failure failure) {

        public Refusal(Reason reason, String message) {
            this(reason, message, null);
        }
    }

    enum Reason {
        CLOSED,
        LIMIT_EXCEEDED,
        /** The validator of an update threw, or there is no such update. */
        UPDATE_REJECTED,
        ATTEMPT_OVER,
        NOT_FOUND,
        ALREADY_STARTED,
        /** What is asked for does not fit the run. */
        INVALID,
        UNAVAILABLE
    }
}
