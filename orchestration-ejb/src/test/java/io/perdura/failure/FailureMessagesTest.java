package io.perdura.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perdura.common.RetryState;
import io.perdura.common.TimeoutType;
import io.perdura.common.WorkflowExecution;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureMessagesTest {

    @Test
    void application_failure_says_type_and_whether_it_is_retried() {
        IOException cause = new IOException("wire");
        ApplicationFailure failure =
                ApplicationFailure.newNonRetryableFailureWithCause("declined", "CardDeclined", cause, "c-1", 402);

        assertThat(failure)
                .hasMessage("message='declined', type='CardDeclined', nonRetryable=true")
                .hasCause(cause);
        assertThat(failure.getOriginalMessage()).isEqualTo("declined");
        assertThat(failure.getDetails().get(String.class)).isEqualTo("c-1");
        assertThat(failure.getDetails().get(1, Integer.class)).isEqualTo(402);
        assertThat(failure.getNextRetryDelay()).isNull();
    }

    @Test
    void application_failure_may_set_the_next_pause() {
        ApplicationFailure failure =
                ApplicationFailure.newFailureWithCauseAndDelay("busy", "Busy", null, Duration.ofSeconds(3));

        assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(3));
        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(failure.getDetails().getSize()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApplicationFailure.newBuilder().setNextRetryDelay(Duration.ofSeconds(-1)))
                .withMessageStartingWith("nextRetryDelay is PT-1S");
    }

    @Test
    void activity_failure_holds_the_ids() {
        ActivityFailure failure = new ActivityFailure(
                "Activity task failed",
                5,
                6,
                "Charge",
                "a-5",
                RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED,
                "n1",
                null);

        assertThat(failure)
                .hasMessage("Activity with activityType='Charge' failed: 'Activity task failed'. scheduledEventId=5,"
                        + " startedEventId=6, activityId=a-5, identity='n1',"
                        + " retryState=RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED");
    }

    @Test
    void child_workflow_failure_holds_the_ids() {
        ChildWorkflowFailure failure = new ChildWorkflowFailure(
                3, 4, "Slice", new WorkflowExecution("w-1", "r-1"), "shop", RetryState.RETRY_STATE_TIMEOUT, null);

        assertThat(failure)
                .hasMessage("Child workflow failed. workflowId='w-1', runId='r-1', workflowType='Slice',"
                        + " initiatedEventId=3, startedEventId=4, namespace='shop', retryState=RETRY_STATE_TIMEOUT");
    }

    @Test
    void timeout_and_cancellation_carry_their_details() {
        TimeoutFailure timeout = new TimeoutFailure("too late", "line 7", TimeoutType.TIMEOUT_TYPE_HEARTBEAT);
        CanceledFailure canceled = new CanceledFailure("stop", 9);

        assertThat(timeout).hasMessage("message='too late', timeoutType=TIMEOUT_TYPE_HEARTBEAT");
        assertThat(timeout.getLastHeartbeatDetails().get(String.class)).isEqualTo("line 7");
        assertThat(canceled.getDetails().get(Integer.class)).isEqualTo(9);
        assertThat(new CanceledFailure("stop").getDetails().getSize()).isZero();
        assertThat(new TerminatedFailure("by hand", null).getOriginalMessage()).isEqualTo("by hand");
    }

    @Test
    void checked_exceptions_are_wrapped_and_unwrapped() {
        IOException checked = new IOException("wire");
        IllegalStateException unchecked = new IllegalStateException();

        RuntimeException wrapped = CheckedExceptionWrapper.wrap(new InvocationTargetException(checked));

        assertThat(wrapped).isInstanceOf(CheckedExceptionWrapper.class).hasMessage("wire");
        assertThat(CheckedExceptionWrapper.unwrap(wrapped)).isSameAs(checked);
        assertThat(CheckedExceptionWrapper.wrap(unchecked)).isSameAs(unchecked);
        assertThat(CheckedExceptionWrapper.unwrap(unchecked)).isSameAs(unchecked);
    }
}
