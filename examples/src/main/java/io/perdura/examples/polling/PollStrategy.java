package io.perdura.examples.polling;

/** How to ask again. */
public enum PollStrategy {

    /**
     * Every second or so: one attempt asks until the answer is there, and says by heartbeats that it lives. Nothing is
     * stored for a question.
     */
    FREQUENT,

    /**
     * Every minute or so: each question is an attempt, and the retry policy waits between them. No event is stored for a
     * question.
     */
    INFREQUENT,

    /** As infrequent, but whoever is asked says when to come back. */
    AS_TOLD,

    /**
     * Each question is an activity of its own, in a child that goes on as a new run: for questions that are themselves
     * several steps.
     */
    CHILD_SEQUENCE
}
