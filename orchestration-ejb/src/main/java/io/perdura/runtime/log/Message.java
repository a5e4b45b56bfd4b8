package io.perdura.runtime.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the engine tells its operator, each message with a stable number; {@code docs/messages.md} says what to do about it.
 * When all is well there is {@link #STARTED} and {@link #STOPPED}, and nothing between them. Thread-safe.
 */
public enum Message {
    STARTED(101, Level.INFO, "Perdura started in %s ms: %s"),
    STOPPED(102, Level.INFO, "Perdura stopped: %s"),
    START_FAILED(
            103,
            Level.ERROR,
            "Perdura can't start: %s. The application is not ready (/health/ready says why); next try in %s s"),
    ENGINE_DATA_SOURCE_MISSING(
            104,
            Level.WARNING,
            "There is no data source %s, so the engine's commits use the application's %s: application code that holds all"
                    + " its connections stops the engine. Define one on the same database"),
    TASK_FAILED(
            105,
            Level.WARNING,
            "Workflow %s run %s can't go on, since its code failed (attempt %s): %s. Next try in %s"),
    TASK_RECOVERED(106, Level.INFO, "Workflow %s run %s goes on"),
    TASK_SLOW(
            107,
            Level.WARNING,
            "Workflow %s run %s has run for %s without yielding. Workflow code must wait by Workflow.await, sleep or"
                    + " promises only. It is here:\n%s"),
    THREAD_ABANDONED(
            108,
            Level.WARNING,
            "A thread of workflow %s run %s did not stop and is given up (%s in all): its code blocks or loops. Correct it;"
                    + " restart the server to get the threads back"),
    LEASE_LOST(
            109,
            Level.WARNING,
            "This node lost its lease (%s); its partitions go to other nodes, or to itself when it has registered again"),
    COMMIT_FAILED(110, Level.WARNING, "A commit of %s transitions failed and is tried again: %s"),
    MESSAGE_DROPPED(111, Level.WARNING, "A message to workflow %s had no receiver and was dropped: %s"),
    INTERNAL_ERROR(112, Level.ERROR, "Something failed inside the engine, which goes on: %s"),
    ATTEMPT_MAY_OUTLAST(
            113,
            Level.WARNING,
            "Activity %s (%s) may take %s by its Fault Tolerance annotations, but its start-to-close timeout is %s: the"
                    + " attempt would be given up while it still runs. Raise startToClose, or lower @Retry/@Timeout"),
    COMMIT_OF_ACTIVITY_UNKNOWN(
            114,
            Level.WARNING,
            "The commit of transactional activity %s (workflow %s, attempt %s) gave no clear answer: %s. If it did not go"
                    + " through, its start-to-close timeout starts the next attempt"),
    ATTEMPT_NOT_REPORTED(
            115,
            Level.WARNING,
            "The outcome of activity %s (workflow %s, attempt %s) could not be reported: %s. Its start-to-close timeout"
                    + " decides"),
    NOTHING_DEPLOYED(
            116,
            Level.WARNING,
            "No workflow implementation was found in this application. Implement an interface with @WorkflowInterface in"
                    + " the classes of the WAR that has the engine in WEB-INF/lib, in any other archive that has a bean (a"
                    + " class with a scope), or in a jar with a META-INF/beans.xml"),
    CLASS_NOT_READ(117, Level.DEBUG, "Class %s was not looked at for workflows: %s"),
    WORKFLOWS_NOT_SEEN(
            118,
            Level.WARNING,
            "%s has workflows that are not served, since the server tells of no class of it: %s. Put a bean into this WAR (a"
                    + " class with a scope such as @ApplicationScoped, for example its activities), or the engine into its"
                    + " WEB-INF/lib"),
    HANDLERS_UNFINISHED(
            120,
            Level.WARNING,
            "Workflow %s run %s closed while handlers were under way, which are abandoned: %s. Let it wait for"
                    + " Workflow.isEveryHandlerFinished before it returns, or declare unfinishedPolicy = ABANDON"),
    UNREADABLE(
            125,
            Level.ERROR,
            "Something of workflow %s can't be read by this version of the engine and is left as it is: %s"),
    LIMIT_NEAR(
            130,
            Level.WARNING,
            "Workflow %s run %s comes near a limit: %s. Let it continue as new, or keep large data elsewhere"),
    ENGINE_DATA_SOURCE_SHARED(
            131,
            Level.WARNING,
            "Data source %s shares its connections, which makes the engine's commits slower. Add"
                    + " enableSharingForDirectLookups=\"false\" to its connectionManager in the server's configuration"),
    NOT_DETERMINISTIC(140, Level.WARNING, "%s"),
    RUN_BLOCKED(141, Level.WARNING, "Workflow %s run %s does not go on: %s"),
    REPLAY_DIVERGED(
            142,
            Level.ERROR,
            "The replay of an open run of workflow type %s (workflow %s run %s) did not fit: %s. Now %s"),
    TYPE_RELEASED(143, Level.INFO, "Workflow type %s is served: its runs that diverged have ended");

    private static final Logger LOGGER = System.getLogger("io.perdura");

    private final int number;
    private final Level level;
    private final String text;

    Message(int number, Level level, String text) {
        this.number = number;
        this.level = level;
        this.text = text;
    }

    /** The stable name of the message, such as {@code PDUR0101}. */
    public String id() {
        return String.format(Locale.ROOT, "PDUR%04d", number);
    }

    public Level level() {
        return level;
    }

    /** Logs the message with the values that belong into its text. */
    public void log(@Nullable Object... values) {
        if (LOGGER.isLoggable(level)) {
            LOGGER.log(level, text(values));
        }
    }

    /** Logs the message with a stack trace; for what should not happen. */
    public void log(Throwable cause, @Nullable Object... values) {
        LOGGER.log(level, text(values), cause);
    }

    private String text(@Nullable Object... values) {
        return id() + ": " + String.format(Locale.ROOT, text, values);
    }
}
