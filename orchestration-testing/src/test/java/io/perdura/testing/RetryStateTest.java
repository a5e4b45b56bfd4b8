package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perdura.client.WorkflowFailedException;
import io.perdura.common.RetryOptions;
import io.perdura.common.RetryState;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever waits for a workflow learns why it was not tried again. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class RetryStateTest extends Kit {

    RetryStateTest(int cachedRuns) {
        super(cachedRuns);
    }

    @ParameterizedTest
    @CsvSource({
        "0, Weak, RETRY_STATE_RETRY_POLICY_NOT_SET",
        "3, Weak, RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED",
        "3, Hopeless, RETRY_STATE_NON_RETRYABLE_FAILURE"
    })
    void aFailedWorkflowSaysWhyItWasNotTriedAgain(int attempts, String type, RetryState state) {
        run(Trying.class, AskingAnother.class);
        Try one = client.newWorkflowStub(
                Try.class,
                attempts == 0
                        ? options().build()
                        : options().setRetryOptions(policy(attempts)).build());
        WorkflowFailedException failed = catchThrowableOfType(WorkflowFailedException.class, () -> one.attempt(type));
        assertThat(failed.getRetryState()).isEqualTo(state);
        assertThat(stub(Another.class).ask(attempts, type)).isEqualTo(state);
    }

    private static RetryOptions policy(int attempts) {
        return RetryOptions.newBuilder()
                .setMaximumAttempts(attempts)
                .setDoNotRetry("Hopeless")
                .build();
    }

    @WorkflowInterface
    public interface Try {
        @WorkflowMethod
        void attempt(String type);
    }

    public static class Trying implements Try {
        @Override
        public void attempt(String type) {
            throw ApplicationFailure.newFailure("attempt " + Workflow.getInfo().getAttempt(), type);
        }
    }

    @WorkflowInterface
    public interface Another {
        @WorkflowMethod
        RetryState ask(int attempts, String type);
    }

    public static class AskingAnother implements Another {
        @Override
        public RetryState ask(int attempts, String type) {
            ChildWorkflowOptions.Builder options = ChildWorkflowOptions.newBuilder();
            if (attempts > 0) {
                options.setRetryOptions(policy(attempts));
            }
            try {
                Workflow.newChildWorkflowStub(Try.class, options.build()).attempt(type);
                return RetryState.RETRY_STATE_IN_PROGRESS;
            } catch (ChildWorkflowFailure failure) {
                return failure.getRetryState();
            }
        }
    }
}
