package io.perdura.engine.history;

import io.perdura.common.Payload;
import io.perdura.common.RetryState;
import io.perdura.common.TimeoutType;
import io.perdura.common.WorkflowExecutionStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came to a run from outside its code. Workflow code sees an input when its task applies it. */
public sealed interface InputEvent extends HistoryEvent {

    /**
     * The run began.
     *
     * @param workflowId the workflow's id
     * @param workflowType the type to instantiate
     * @param taskQueue the queue whose nodes run it
     * @param input the arguments of the workflow method
     * @param startedAtMillis when it was started
     * @param firstRunId the first run of the chain of continue-as-new; this run's own id when it is the first
     * @param continuedFrom the run before it in the chain
     * @param parent who waits for its outcome
     * @param requestId de-duplicates a repeated start
     * @param runTimeoutMillis the longest this run may last, zero for no limit
     * @param executionDeadlineMillis when the whole chain must be over, in milliseconds since 1970, zero for never
     * @param options what few runs have: memo, search attributes, retry, cron, delay
     */
    record WorkflowStarted(
            String workflowId,
            String workflowType,
            String taskQueue,
            List<Payload> input,
            long startedAtMillis,
            RunId firstRunId,
            @Nullable RunId continuedFrom,
            @Nullable ParentLink parent,
            String requestId,
            long runTimeoutMillis,
            long executionDeadlineMillis,
            RunOptions options)
            implements InputEvent {

        /** A run that has none of the options. */
        public WorkflowStarted(
                String workflowId,
                String workflowType,
                String taskQueue,
                List<Payload> input,
                long startedAtMillis,
                RunId firstRunId,
                @Nullable RunId continuedFrom,
                @Nullable ParentLink parent,
                String requestId,
                long runTimeoutMillis,
                long executionDeadlineMillis) {
            this(
                    workflowId,
                    workflowType,
                    taskQueue,
                    input,
                    startedAtMillis,
                    firstRunId,
                    continuedFrom,
                    parent,
                    requestId,
                    runTimeoutMillis,
                    executionDeadlineMillis,
                    RunOptions.NONE);
        }
    }

    /** A signal arrived; {@code messageId} makes a repeated delivery harmless. */
    record WorkflowSignaled(String messageId, String signalName, List<Payload> input, Map<String, Payload> header)
            implements InputEvent {

        /** A signal without a header. */
        public WorkflowSignaled(String messageId, String signalName, List<Payload> input) {
            this(messageId, signalName, input, Map.of());
        }
    }

    /** Somebody asked the run to cancel itself. */
    record WorkflowCancelRequested(String messageId, String reason) implements InputEvent {}

    /** The run was ended from outside; its code was not asked. */
    record WorkflowTerminated(String messageId, String reason) implements InputEvent {}

    /**
     * The run lasted longer than it may; its code was not asked.
     *
     * @param successor the run that follows by retry or cron
     */
    record WorkflowTimedOut(String what, @Nullable RunId successor) implements InputEvent {

        public WorkflowTimedOut(String what) {
            this(what, null);
        }
    }

    /** An operator paused the run: what comes is recorded, and its code is not run until it is resumed. */
    record WorkflowPaused(String messageId, String reason) implements InputEvent {}

    /** An operator lets a paused run go on. */
    record WorkflowResumed(String messageId, String reason) implements InputEvent {}

    /** An operator paused an activity: no further attempt of it begins until it is resumed. */
    record ActivityPaused(String messageId, long scheduledEventId, String reason) implements InputEvent {}

    /** An operator lets a paused activity go on. */
    record ActivityResumed(String messageId, long scheduledEventId, String reason) implements InputEvent {}

    /**
     * The run is a repetition of another one up to here, and goes on by itself.
     *
     * @param baseRunId the run whose history was copied
     * @param baseEventId the first of its events that was not
     * @param seedRunId from whose id the chance before this event comes
     * @param newRunId this run, from whose id the chance after it comes
     */
    record WorkflowReset(RunId baseRunId, long baseEventId, RunId seedRunId, RunId newRunId, String reason)
            implements InputEvent {}

    /** A timer came due. */
    record TimerFired(long startedEventId) implements InputEvent {}

    /**
     * An activity returned.
     *
     * @param scheduledEventId the {@link OutputEvent.ActivityScheduled} it ends
     * @param attempt the attempt that succeeded, from 1
     * @param startedAtMillis when that attempt began
     * @param result what it returned
     */
    record ActivityCompleted(long scheduledEventId, int attempt, long startedAtMillis, Payload result)
            implements InputEvent {}

    /** An activity failed for good. */
    record ActivityFailed(
            long scheduledEventId, int attempt, long startedAtMillis, Failure failure, RetryState retryState)
            implements InputEvent {}

    /** An activity ran out of time for good; {@code lastFailure} is that of the attempt before, if there was one. */
    record ActivityTimedOut(
            long scheduledEventId,
            int attempt,
            TimeoutType timeoutType,
            @Nullable Failure lastFailure,
            List<Payload> lastHeartbeatDetails,
            RetryState retryState)
            implements InputEvent {}

    /** An activity accepted its cancellation. */
    record ActivityCanceled(long scheduledEventId, int attempt, List<Payload> details) implements InputEvent {}

    /** A child has a run of its own. */
    record ChildWorkflowStarted(long initiatedEventId, RunId childRunId) implements InputEvent {}

    /** A child could not be started; {@code cause} says why, for instance that its id is in use. */
    record ChildWorkflowStartFailed(long initiatedEventId, String cause) implements InputEvent {}

    /**
     * A child ended.
     *
     * @param status how; never RUNNING or CONTINUED_AS_NEW, since the end of the chain counts
     * @param result what it returned, when it completed
     * @param failure why it did not complete
     */
    record ChildWorkflowClosed(
            long initiatedEventId,
            WorkflowExecutionStatus status,
            @Nullable Payload result,
            @Nullable Failure failure) implements InputEvent {}

    /** A signal or a cancellation sent to another workflow was delivered, or, when {@code failure} is set, was not. */
    record ExternalRequestResolved(
            long initiatedEventId, @Nullable Failure failure) implements InputEvent {}
}
