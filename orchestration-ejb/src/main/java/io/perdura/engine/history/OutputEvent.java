package io.perdura.engine.history;

import io.perdura.common.ParentClosePolicy;
import io.perdura.common.converter.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the code of a run asked for, in the order in which it asked. Replay compares these. */
public sealed interface OutputEvent extends HistoryEvent {

    /** An output after which nothing follows: the run is closed. */
    sealed interface Closing extends OutputEvent {}

    /**
     * An activity is to run.
     *
     * @param activityId unique in its run; the scheduled event's id as text unless the author chose one
     * @param taskQueue where it runs; empty for the workflow's own queue
     */
    record ActivityScheduled(
            String activityId,
            String activityType,
            String taskQueue,
            List<Payload> input,
            Timeouts timeouts,
            RetryPolicy retryPolicy)
            implements OutputEvent {}

    /** The code no longer wants an activity; the activity learns of it at its next heartbeat. */
    record ActivityCancelRequested(long scheduledEventId) implements OutputEvent {}

    /** A durable timer, due at an absolute time in milliseconds since 1970. */
    record TimerStarted(long dueAtMillis) implements OutputEvent {}

    /** A timer is not wanted any more; it never fires. */
    record TimerCanceled(long startedEventId) implements OutputEvent {}

    /** A child is to be started, under a run id fixed here so that a repeated start is harmless. */
    record ChildWorkflowInitiated(
            String childWorkflowId,
            RunId childRunId,
            String workflowType,
            String taskQueue,
            List<Payload> input,
            ParentClosePolicy parentClosePolicy,
            long runTimeoutMillis,
            long executionTimeoutMillis)
            implements OutputEvent {}

    /** A signal to another workflow; an empty run id means whichever run is current. */
    record SignalExternalInitiated(
            String workflowId, @Nullable RunId runId, String signalName, List<Payload> input, boolean childOnly)
            implements OutputEvent {}

    /** A request to another workflow that it cancel itself. */
    record CancelExternalInitiated(
            String workflowId, @Nullable RunId runId, boolean childOnly) implements OutputEvent {}

    /** What {@code Workflow.sideEffect} answered. */
    record SideEffectRecorded(Payload result) implements OutputEvent {}

    /** Which version of the code {@code Workflow.getVersion} chose. */
    record VersionRecorded(String changeId, int version) implements OutputEvent {}

    record WorkflowCompleted(Payload result) implements Closing {}

    record WorkflowFailed(Failure failure) implements Closing {}

    record WorkflowCanceled(List<Payload> details) implements Closing {}

    /** The run ended and its successor begins with these arguments. */
    record WorkflowContinuedAsNew(
            RunId newRunId, String workflowType, String taskQueue, List<Payload> input, long runTimeoutMillis)
            implements Closing {}
}
