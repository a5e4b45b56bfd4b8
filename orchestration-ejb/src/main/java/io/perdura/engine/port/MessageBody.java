package io.perdura.engine.port;

import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.ParentLink;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message says to a run. */
public sealed interface MessageBody {

    /** Whether a run must read it before it may close: it would be lost otherwise. */
    default boolean holdsCloseBack() {
        return this instanceof Signal || this instanceof Cancel || this instanceof Update;
    }

    /** The size of the values that it brings; what is around them does not count. */
    default long payloadBytes() {
        return 0;
    }

    private static long bytes(List<Payload> payloads) {
        long bytes = 0;
        for (Payload payload : payloads) {
            bytes += payload.size();
        }
        return bytes;
    }

    /**
     * A signal.
     *
     * @param replyTo the workflow that sent it and wants to know whether it arrived; null for a client
     */
    record Signal(
            String name,
            List<Payload> input,
            @Nullable ParentLink replyTo,
            boolean childOnly,
            Map<String, Payload> header)
            implements MessageBody {

        /** A signal without a header. */
        public Signal(String name, List<Payload> input, @Nullable ParentLink replyTo, boolean childOnly) {
            this(name, input, replyTo, childOnly, Map.of());
        }

        @Override
        public long payloadBytes() {
            return bytes(input);
        }
    }

    record Cancel(String reason, @Nullable ParentLink replyTo, boolean childOnly) implements MessageBody {}

    /**
     * An update. Until the run's code accepts it, it is not in the history.
     *
     * @param updateId unique in its run; the caller's own, or made up for it
     */
    record Update(String updateId, String name, List<Payload> input, Map<String, Payload> header)
            implements MessageBody {

        /** An update without a header. */
        public Update(String updateId, String name, List<Payload> input) {
            this(updateId, name, input, Map.of());
        }

        @Override
        public long payloadBytes() {
            return bytes(input);
        }
    }

    /** The code of the run is not to be run until it is resumed. */
    record Pause(String reason) implements MessageBody {}

    record Resume(String reason) implements MessageBody {}

    /** No further attempt of an activity is to begin until it is resumed. */
    record PauseActivity(String activityId, String reason) implements MessageBody {}

    record ResumeActivity(String activityId, String reason) implements MessageBody {}

    record Terminate(String reason) implements MessageBody {}

    /** Start a run under the message's workflow id and run id; the policy says whether a closed run's id may be used again. */
    record Start(WorkflowStarted started, WorkflowIdReusePolicy reusePolicy) implements MessageBody {

        public Start(WorkflowStarted started) {
            this(started, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
        }
    }

    /** An attempt of an activity ended; its last heartbeat details, if any, are for the next one. */
    record ActivityReport(
            long scheduledEventId, int attempt, long startedAtMillis, List<Payload> heartbeatDetails, Outcome outcome)
            implements MessageBody {

        @Override
        public long payloadBytes() {
            return outcome instanceof Outcome.Completed completed
                    ? completed.result().size()
                    : 0;
        }
    }

    record ChildStarted(long initiatedEventId) implements MessageBody {}

    record ChildStartFailed(long initiatedEventId, String cause) implements MessageBody {}

    record ChildClosed(
            long initiatedEventId,
            WorkflowExecutionStatus status,
            @Nullable Payload result,
            @Nullable Failure failure) implements MessageBody {

        @Override
        public long payloadBytes() {
            return result == null ? 0 : result.size();
        }
    }

    /** The answer to a signal or a cancellation that a workflow sent; a null failure means delivered. */
    record ExternalResolved(long initiatedEventId, @Nullable Failure failure) implements MessageBody {}

    /**
     * What this version of the engine can't read. It is never handed to a run: its row is left for one that can.
     *
     * @param why for people
     */
    record Unreadable(String why) implements MessageBody {}

    /** How an attempt ended. */
    sealed interface Outcome {
        record Completed(Payload result) implements Outcome {}

        record Failed(Failure failure) implements Outcome {}

        record Canceled(List<Payload> details) implements Outcome {}
    }
}
