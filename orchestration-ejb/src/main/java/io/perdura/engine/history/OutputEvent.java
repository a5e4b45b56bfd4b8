package io.perdura.engine.history;

import io.perdura.common.ParentClosePolicy;
import io.perdura.common.Payload;
import io.perdura.common.RetryState;
import io.perdura.common.SearchAttributeUpdate;
import io.perdura.common.WorkflowIdReusePolicy;
import java.util.List;
import java.util.Map;
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
     * @param header what travels beside the arguments, mostly nothing
     * @param summary what it is for, a text; null if nobody said
     */
    record ActivityScheduled(
            String activityId,
            String activityType,
            String taskQueue,
            List<Payload> input,
            Timeouts timeouts,
            RetryPolicy retryPolicy,
            Map<String, Payload> header,
            @Nullable Payload summary)
            implements OutputEvent {

        /** An activity without a header and a summary. */
        public ActivityScheduled(
                String activityId,
                String activityType,
                String taskQueue,
                List<Payload> input,
                Timeouts timeouts,
                RetryPolicy retryPolicy) {
            this(activityId, activityType, taskQueue, input, timeouts, retryPolicy, Map.of(), null);
        }
    }

    /** The code no longer wants an activity; the activity learns of it at its next heartbeat. */
    record ActivityCancelRequested(long scheduledEventId) implements OutputEvent {}

    /** How an attempt of a local activity ended; nothing says before that it was called. */
    sealed interface LocalActivityEnded extends OutputEvent {

        /** Which call of its run it was, from 1. */
        long call();

        String activityType();

        /** From 1. */
        int attempt();

        /** When it ended; the code sees this time from here on. */
        long timeMillis();
    }

    /**
     * A local activity returned.
     *
     * @param summary what it was for, a text; null if nobody said
     */
    record LocalActivityCompleted(
            long call,
            String activityType,
            int attempt,
            long timeMillis,
            Payload result,
            @Nullable Payload summary) implements LocalActivityEnded {}

    /**
     * A local activity failed.
     *
     * @param retryState why it is not tried again, or that it is
     * @param backoffMillis how long a durable timer lasts before the next attempt; zero when there is none
     * @param summary what it was for, a text; null if nobody said
     */
    record LocalActivityFailed(
            long call,
            String activityType,
            int attempt,
            long timeMillis,
            Failure failure,
            RetryState retryState,
            long backoffMillis,
            @Nullable Payload summary)
            implements LocalActivityEnded {}

    /**
     * A durable timer, due at an absolute time in milliseconds since 1970.
     *
     * @param summary what it is for, a text; null if nobody said
     */
    record TimerStarted(long dueAtMillis, @Nullable Payload summary) implements OutputEvent {

        /** A timer without a summary. */
        public TimerStarted(long dueAtMillis) {
            this(dueAtMillis, null);
        }
    }

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
            long executionTimeoutMillis,
            WorkflowIdReusePolicy reusePolicy,
            RunOptions options)
            implements OutputEvent {

        /** A child that has none of the options, under an id that may be used again. */
        public ChildWorkflowInitiated(
                String childWorkflowId,
                RunId childRunId,
                String workflowType,
                String taskQueue,
                List<Payload> input,
                ParentClosePolicy parentClosePolicy,
                long runTimeoutMillis,
                long executionTimeoutMillis) {
            this(
                    childWorkflowId,
                    childRunId,
                    workflowType,
                    taskQueue,
                    input,
                    parentClosePolicy,
                    runTimeoutMillis,
                    executionTimeoutMillis,
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
                    RunOptions.NONE);
        }
    }

    /** A signal to another workflow; an empty run id means whichever run is current. */
    record SignalExternalInitiated(
            String workflowId,
            @Nullable RunId runId,
            String signalName,
            List<Payload> input,
            boolean childOnly,
            Map<String, Payload> header)
            implements OutputEvent {

        /** A signal without a header. */
        public SignalExternalInitiated(
                String workflowId, @Nullable RunId runId, String signalName, List<Payload> input, boolean childOnly) {
            this(workflowId, runId, signalName, input, childOnly, Map.of());
        }
    }

    /** A request to another workflow that it cancel itself; without a reason, the sender is named. */
    record CancelExternalInitiated(
            String workflowId,
            @Nullable RunId runId,
            boolean childOnly,
            @Nullable String reason) implements OutputEvent {}

    /**
     * A child or a signal that this very task asked for is not wanted any more: nothing was sent, nothing is sent.
     *
     * @param child whether it is a child
     */
    record RequestWithdrawn(long initiatedEventId, boolean child) implements OutputEvent {}

    /**
     * The code took an update on: its validator had no objection, and its handler runs. An update that was refused leaves no
     * event.
     *
     * @param updateId unique in its run; a repetition gets the same answer
     * @param inputsBefore how many of its task's inputs came before it, so that a replay puts it at the same place
     */
    record UpdateAccepted(
            String updateId, String updateName, List<Payload> input, int inputsBefore, Map<String, Payload> header)
            implements OutputEvent {

        /** An update without a header. */
        public UpdateAccepted(String updateId, String updateName, List<Payload> input, int inputsBefore) {
            this(updateId, updateName, input, inputsBefore, Map.of());
        }
    }

    /**
     * The handler of an update ended.
     *
     * @param acceptedEventId the {@link UpdateAccepted} it ends
     * @param result what it returned, when it did
     * @param failure why it did not
     */
    record UpdateCompleted(
            String updateId,
            long acceptedEventId,
            @Nullable Payload result,
            @Nullable Failure failure) implements OutputEvent {}

    /**
     * What {@code Workflow.sideEffect} answered.
     *
     * @param summary what it is, a text; null if nobody said
     */
    record SideEffectRecorded(Payload result, @Nullable Payload summary) implements OutputEvent {

        /** A value without a summary. */
        public SideEffectRecorded(Payload result) {
            this(result, null);
        }
    }

    /**
     * A new value of {@code Workflow.mutableSideEffect}.
     *
     * @param call which call of this id in the run it was, from 1: calls that changed nothing are not recorded
     * @param summary what it is, a text; null if nobody said
     */
    record MutableSideEffectRecorded(
            String id, long call, Payload result, @Nullable Payload summary) implements OutputEvent {}

    /** Which version of the code {@code Workflow.getVersion} chose. */
    record VersionRecorded(String changeId, int version) implements OutputEvent {}

    /** Values for people are set, or removed where the new value is null's payload. */
    record MemoUpserted(Map<String, Payload> memo) implements OutputEvent {}

    /** Values to find the run by are set or removed. */
    record SearchAttributesUpserted(List<SearchAttributeUpdate<?>> updates) implements OutputEvent {}

    /**
     * The code returned.
     *
     * @param successor the run that follows by cron
     */
    record WorkflowCompleted(Payload result, @Nullable RunId successor) implements Closing {

        public WorkflowCompleted(Payload result) {
            this(result, null);
        }
    }

    /**
     * The code failed.
     *
     * @param retryState whether another run tries again, and why not
     * @param successor the run that follows by retry or cron
     */
    record WorkflowFailed(
            Failure failure,
            RetryState retryState,
            @Nullable RunId successor) implements Closing {

        public WorkflowFailed(Failure failure) {
            this(failure, RetryState.RETRY_STATE_RETRY_POLICY_NOT_SET, null);
        }
    }

    record WorkflowCanceled(List<Payload> details) implements Closing {}

    /**
     * The run ended and its successor begins with these arguments.
     *
     * @param options those of the successor; null for those that this run has at its end
     */
    record WorkflowContinuedAsNew(
            RunId newRunId,
            String workflowType,
            String taskQueue,
            List<Payload> input,
            long runTimeoutMillis,
            @Nullable RunOptions options)
            implements Closing {

        /** The successor keeps the options that this run has at its end. */
        public WorkflowContinuedAsNew(
                RunId newRunId, String workflowType, String taskQueue, List<Payload> input, long runTimeoutMillis) {
            this(newRunId, workflowType, taskQueue, input, runTimeoutMillis, null);
        }
    }
}
