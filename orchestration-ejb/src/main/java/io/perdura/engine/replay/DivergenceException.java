package io.perdura.engine.replay;

/** The code does something else than the history says it did. The run is parked, nothing is lost, fitting code resumes it. */
public final class DivergenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long eventId;
    private final String expected;
    private final String actual;
    private final String where;

    DivergenceException(long eventId, String expected, String actual, String where) {
        this(eventId, expected, actual, where, "");
    }

    private DivergenceException(long eventId, String expected, String actual, String where, String change) {
        super("the workflow code does not fit its history at event " + eventId + ": expected " + expected
                + ", but the code did " + actual + (where.isEmpty() ? "" : " at " + where)
                + (change.isEmpty() ? "" : "; the nearest change before it is " + change)
                + ". Deploy code that fits, or guard the change with Workflow.getVersion");
        this.eventId = eventId;
        this.expected = expected;
        this.actual = actual;
        this.where = where;
    }

    /**
     * The same with what is known only around the call.
     *
     * @param elsewhere the source line, when the call itself had none
     * @param change the last {@code getVersion} that the code asked, empty when it asked none
     */
    DivergenceException with(String elsewhere, String change) {
        DivergenceException told =
                new DivergenceException(eventId, expected, actual, where.isEmpty() ? elsewhere : where, change);
        told.setStackTrace(getStackTrace());
        return told;
    }

    /** The event at which code and history part. */
    public long eventId() {
        return eventId;
    }

    /** What the history has there. */
    public String expected() {
        return expected;
    }

    /** What the code did. */
    public String actual() {
        return actual;
    }
}
