package io.perdura.engine.replay;

import io.perdura.client.WorkflowExecutionAlreadyStarted;
import io.perdura.common.RetryState;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.EncodedValues;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.FailureConverter;
import io.perdura.engine.history.InputEvent.ActivityCanceled;
import io.perdura.engine.history.InputEvent.ActivityFailed;
import io.perdura.engine.history.InputEvent.ActivityTimedOut;
import io.perdura.engine.history.InputEvent.ChildWorkflowClosed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStartFailed;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.LocalActivityFailed;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.failure.PerduraFailure;
import io.perdura.failure.TimeoutFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The exceptions that workflow code meets when something it asked for did not succeed. */
final class Failures {

    private final DataConverter converter;
    private final FailureConverter failures;
    private final RunFacts facts;

    Failures(DataConverter converter, RunFacts facts) {
        this.converter = converter;
        this.failures = new FailureConverter(converter);
        this.facts = facts;
    }

    ActivityFailure activityFailed(ActivityCommand command, ActivityFailed event) {
        return activity(command, event.retryState(), failures.toException(event.failure()));
    }

    ActivityFailure activityTimedOut(ActivityCommand command, ActivityTimedOut event) {
        PerduraFailure cause = event.lastFailure() == null ? null : failures.toException(event.lastFailure());
        TimeoutFailure timeout = new TimeoutFailure(
                "activity '" + command.event().activityType() + "' ran out of time in attempt " + event.attempt(),
                EncodedValues.of(event.lastHeartbeatDetails(), converter),
                event.timeoutType(),
                cause);
        return activity(command, event.retryState(), timeout);
    }

    ActivityFailure activityCanceled(ActivityCommand command, ActivityCanceled event) {
        return activity(
                command,
                RetryState.RETRY_STATE_CANCEL_REQUESTED,
                new CanceledFailure("the activity was cancelled", EncodedValues.of(event.details(), converter), null));
    }

    ActivityFailure localFailed(LocalCommand command, LocalActivityFailed event) {
        return local(command, event.retryState(), failures.toException(event.failure()));
    }

    /** The workflow does not wait for the local activity to notice. */
    ActivityFailure localCanceled(LocalCommand command) {
        return local(
                command,
                RetryState.RETRY_STATE_CANCEL_REQUESTED,
                new CanceledFailure("the local activity was cancelled"));
    }

    private static ActivityFailure local(LocalCommand command, RetryState state, @Nullable Throwable cause) {
        ActivityScheduled activity = command.activity();
        return new ActivityFailure(null, 0, 0, activity.activityType(), activity.activityId(), state, "", cause);
    }

    /** The workflow does not wait for the activity to notice. */
    ActivityFailure activityCanceled(ActivityCommand command) {
        return activity(
                command, RetryState.RETRY_STATE_CANCEL_REQUESTED, new CanceledFailure("the activity was cancelled"));
    }

    CanceledFailure notStarted(Scope scope) {
        String reason = scope.getCancellationReason();
        return new CanceledFailure("execute called from a canceled scope: nothing was started"
                + (reason == null || reason.isEmpty() ? "" : "; " + reason));
    }

    private static ActivityFailure activity(ActivityCommand command, RetryState state, @Nullable Throwable cause) {
        return new ActivityFailure(
                null,
                command.eventId(),
                0,
                command.event().activityType(),
                ActivityIds.of(command.eventId(), command.event()),
                state,
                "",
                cause);
    }

    ChildWorkflowFailure childFailed(ChildCommand child, ChildWorkflowClosed event) {
        Failure failure = Objects.requireNonNull(event.failure(), "a child that did not complete has a failure");
        RetryState state = RetryPolicy.whyOver(child.event().options().retryPolicy(), failure);
        return child(child, state, failures.toException(failure));
    }

    ChildWorkflowFailure childCanceled(ChildCommand child) {
        return child(
                child,
                RetryState.RETRY_STATE_CANCEL_REQUESTED,
                new CanceledFailure("the child workflow was cancelled"));
    }

    ChildWorkflowFailure childStartFailed(ChildCommand child, ChildWorkflowStartFailed event) {
        return child(
                child,
                RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE,
                new WorkflowExecutionAlreadyStarted(
                        WorkflowExecution.latest(child.event().childWorkflowId()),
                        child.event().workflowType(),
                        ApplicationFailure.newNonRetryableFailure(event.cause(), "ChildWorkflowStartFailed")));
    }

    private ChildWorkflowFailure child(ChildCommand child, RetryState state, Throwable cause) {
        WorkflowExecution execution = WorkflowExecution.newBuilder()
                .setWorkflowId(child.event().childWorkflowId())
                .setRunId(child.event().childRunId().toString())
                .build();
        return new ChildWorkflowFailure(
                child.eventId(), 0, child.event().workflowType(), execution, facts.getNamespace(), state, cause);
    }

    Exception toException(Failure failure) {
        return failures.toException(failure);
    }

    Failure toFailure(Throwable thrown) {
        return failures.toFailure(thrown);
    }
}
