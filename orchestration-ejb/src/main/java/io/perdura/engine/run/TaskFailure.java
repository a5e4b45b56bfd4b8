package io.perdura.engine.run;

import io.perdura.common.WorkflowTaskFailedCause;
import io.perdura.engine.history.TaskFailed;
import io.perdura.engine.port.TaskNote;
import io.perdura.engine.replay.DivergenceException;
import io.perdura.engine.replay.TaskAbandonedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * A task that failed: the code threw what does not end its run, diverged, did not yield, or went over a limit.
 *
 * @param divergence where replay found other code than history says; null when the task failed otherwise
 * @param what for people, with the place in the code
 */
public record TaskFailure(TaskNote.@Nullable Divergence divergence, String what) {

    private static final int MAX_LENGTH = 4_000;

    /** A divergence says first that it blocks the run. */
    public static TaskFailure of(Throwable thrown) {
        boolean known = thrown instanceof DivergenceException
                || thrown instanceof TaskAbandonedException
                || thrown instanceof LimitException;
        String text = known ? String.valueOf(thrown.getMessage()) : stackTrace(thrown);
        TaskNote.Divergence divergence = thrown instanceof DivergenceException diverged ? parts(diverged) : null;
        String told = divergence == null ? text : "BLOCKED: " + text + ". The run goes on by itself then";
        return new TaskFailure(divergence, told.length() > MAX_LENGTH ? told.substring(0, MAX_LENGTH) + "…" : told);
    }

    private static TaskNote.Divergence parts(DivergenceException diverged) {
        return new TaskNote.Divergence(
                diverged.eventId(),
                diverged.expected(),
                diverged.actual(),
                diverged.sourceLine(),
                diverged.changeId(),
                diverged.changeVersion());
    }

    public boolean diverged() {
        return divergence != null;
    }

    /** What the history says of it. */
    TaskFailed event() {
        return new TaskFailed(
                diverged()
                        ? WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR
                        : WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE,
                what);
    }

    /** What is noted of it on the run's row. */
    String note() {
        return new TaskNote(what, divergence).stored();
    }

    private static String stackTrace(Throwable thrown) {
        Writer text = new StringWriter();
        try (PrintWriter printer = new PrintWriter(text)) {
            thrown.printStackTrace(printer);
        } catch (RuntimeException unprintable) {
            return thrown.getClass().getName() + " (its own description fails: " + unprintable + ")";
        }
        return text.toString();
    }

    /** A run wants more than it may have. */
    static final class LimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LimitException(String message) {
            super(message);
        }
    }
}
