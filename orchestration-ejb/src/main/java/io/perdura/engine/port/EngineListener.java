package io.perdura.engine.port;

import io.perdura.engine.history.RunId;
import java.time.Duration;
import java.util.List;

/** Hears what happens, for metrics and the operator's log. Called after the fact, from any thread; must not block or throw. */
public interface EngineListener {

    EngineListener NONE = new EngineListener() {};

    /**
     * A run's task failed; it is tried again after {@code retryIn}, or, when it {@code diverged}, not before other code is deployed.
     */
    default void taskFailed(
            String workflowId, RunId runId, int attempt, boolean diverged, String what, Duration retryIn) {}

    /** Before this node served, the replay of an open run diverged; {@code held} tells whether its type is held back. */
    default void replayDiverged(String workflowType, String workflowId, RunId runId, String what, boolean held) {}

    /** A workflow type that was held back is served: the runs that diverged have ended. */
    default void typeReleased(String workflowType) {}

    /** A run whose task failed goes on. */
    default void taskRecovered(String workflowId, RunId runId) {}

    /** A commit went through. */
    default void committed(int transitions, int events, long nanos) {}

    /** A commit failed as a whole and is tried again. */
    default void commitFailed(StoreException failure, int transitions) {}

    default void runStarted(String workflowType) {}

    default void runClosed(String workflowType, String status) {}

    /** A run closed while handlers of signals or updates were under way that its author did not expect to be abandoned. */
    default void handlersUnfinished(String workflowId, RunId runId, List<String> handlers) {}

    default void activityStarted(String activityType) {}

    default void activityEnded(String activityType, String outcome, long nanos) {}

    /** A coroutine did not stop when it was told to; its thread is lost until the code returns. */
    default void threadAbandoned(String workflowId, RunId runId, int abandoned) {}

    /** A workflow's code has run for longer than the deadlock detector allows without yielding. */
    default void slowTask(String workflowId, RunId runId, Duration elapsed, String stack) {}

    /** A run comes near one of its limits; told once a run for each. */
    default void limitNear(String workflowId, RunId runId, String what) {}

    default void partitionsOwned(int count) {}

    /** The node's lease is lost or could not be renewed. */
    default void leaseLost(String what) {}

    /** A message had no receiver and was dropped. */
    default void messageDropped(String workflowId, String what) {}

    /** Something of a workflow can't be read: a newer version wrote it, or it is damaged. It is left where it is. */
    default void unreadable(String workflowId, String what) {}

    /** Something inside the engine failed that should not; the engine goes on. */
    default void internalError(String what, Throwable cause) {}
}
