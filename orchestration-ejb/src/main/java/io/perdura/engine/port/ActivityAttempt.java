package io.perdura.engine.port;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import java.time.Instant;
import java.util.List;

/** One attempt of an activity, as its invoker sees it: what to run, and where to report. Thread-safe. */
public interface ActivityAttempt {

    ActivityKey key();

    String workflowId();

    String workflowType();

    /** The queue of the workflow. */
    String taskQueue();

    ActivityScheduled scheduled();

    /** From 1. */
    int number();

    Instant scheduledAt();

    Instant startedAt();

    /** Whether it runs inside the task of its workflow, and nothing of it is stored before its end. */
    default boolean local() {
        return false;
    }

    /** The details that this or an earlier attempt reported last; empty when there are none. */
    List<Payload> lastHeartbeatDetails();

    /**
     * Records that the attempt lives, with details for the next one. The first call with details makes the attempt durable
     * before it returns; later calls are throttled.
     *
     * @return whether the attempt is still wanted
     */
    Heartbeat heartbeat(List<Payload> details);

    /** What a heartbeat tells the method. */
    enum Heartbeat {
        GO_ON,
        /** The workflow asked for its cancellation. */
        CANCEL_REQUESTED,
        /** It timed out, its run closed, or its node lost the partition: the result will not be used. */
        OVER,
        /** The node is stopping. */
        SHUTTING_DOWN,
        /** An operator has paused the activity: this attempt may end, the next one waits. */
        PAUSED
    }

    /** Makes the attempt durable, and answers the token by which an outsider completes it: {@code runId:eventId:attempt}. */
    String token();

    void completed(Payload result);

    void failed(Failure failure);

    /**
     * The method threw an {@link Error}. An ordinary attempt has failed by it; a local one leaves no outcome, and the task of
     * its workflow fails instead.
     *
     * @param failure what the error is as an outcome
     */
    default void crashed(Error error, Failure failure) {
        failed(failure);
    }

    /**
     * Nobody here has a method for the activity's type. An ordinary attempt has failed by it, the next one may find a node that has;
     * a local one fails the task of its workflow, until the type is deployed.
     */
    default void notDeployed(String what) {
        crashed(new LinkageError(what), Failure.application("UnknownActivityType", what, false));
    }

    void canceled(List<Payload> details);

    /**
     * For a transactional activity: inside the transaction of the calling thread, as its last statement, deletes the row and
     * inserts the report.
     *
     * @return false when the attempt is over: the caller must roll back
     */
    boolean completedInTransaction(Payload result);

    /** After the transaction of {@link #completedInTransaction} has committed: the owner looks into its inbox now. */
    void reported();
}
