package io.perdura.engine.replay;

/** The code does something else than the history says it did. The run is parked, nothing is lost, fitting code resumes it. */
public final class DivergenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long eventId;

    public DivergenceException(long eventId, String expected, String actual, String where) {
        super("the workflow code does not fit its history at event " + eventId + ": expected " + expected
                + ", but the code did " + actual + (where.isEmpty() ? "" : " at " + where)
                + ". Deploy code that fits, or guard the change with Workflow.getVersion");
        this.eventId = eventId;
    }

    /** The event at which code and history part. */
    public long eventId() {
        return eventId;
    }
}
