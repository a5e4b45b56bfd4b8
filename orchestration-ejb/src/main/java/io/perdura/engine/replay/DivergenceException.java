package io.perdura.engine.replay;

import org.jspecify.annotations.Nullable;

/** The code does something else than the history says it did. The run is parked, nothing is lost, fitting code resumes it. */
public final class DivergenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long eventId;
    private final String expected;
    private final String actual;
    private final String where;
    private final transient @Nullable AskedVersion change;

    DivergenceException(long eventId, String expected, String actual, String where) {
        this(eventId, expected, actual, where, null);
    }

    private DivergenceException(
            long eventId, String expected, String actual, String where, @Nullable AskedVersion change) {
        super("the workflow code does not fit its history at event " + eventId + ": expected " + expected
                + ", but the code did " + actual + (where.isEmpty() ? "" : " at " + where)
                + (change == null ? "" : "; the nearest change before it is " + change)
                + ". Deploy code that fits, or guard the change with Workflow.getVersion");
        this.eventId = eventId;
        this.expected = expected;
        this.actual = actual;
        this.where = where;
        this.change = change;
    }

    /**
     * The same with what is known only around the call.
     *
     * @param elsewhere the source line, when the call itself had none
     * @param asked the last {@code getVersion} that the code asked, null when it asked none
     */
    DivergenceException with(String elsewhere, @Nullable AskedVersion asked) {
        DivergenceException told =
                new DivergenceException(eventId, expected, actual, where.isEmpty() ? elsewhere : where, asked);
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

    /** The source line, {@code class.method(File:line)}; empty when nobody knows. */
    public String sourceLine() {
        return where;
    }

    /** The last change id that the code asked for before; empty when it asked for none. */
    public String changeId() {
        return change == null ? "" : change.changeId();
    }

    /** The version that it was told then; zero when it asked for none. */
    public int changeVersion() {
        return change == null ? 0 : change.version();
    }
}
