package io.perdura.engine.run;

/**
 * Where a reset begins to repeat.
 *
 * @param kind how the place is named
 * @param eventId the event before which it is, when {@code kind} says so; else zero
 */
public record ResetPoint(Kind kind, long eventId) {

    public enum Kind {
        /** Before an event: the task that asked for it runs again; an input is dropped. */
        EVENT,
        /** The first task of the code runs again. */
        FIRST_TASK,
        /** The last one does. */
        LAST_TASK
    }

    public static ResetPoint before(long eventId) {
        return new ResetPoint(Kind.EVENT, eventId);
    }
}
