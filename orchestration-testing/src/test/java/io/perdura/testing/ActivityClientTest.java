package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.common.RetryOptions;
import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What an activity can do with its context besides heartbeats. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class ActivityClientTest extends Kit {

    ActivityClientTest(int cachedRuns) {
        super(cachedRuns);
    }

    @Test
    void givenAnActivity_thenItCanSignalItsWorkflow_andKnowsItsRetryPolicy() {
        run(new Calling(), Waiting.class);
        assertThat(stub(Waiter.class).waitForCall()).isEqualTo("called with 3 attempts");
    }

    @Test
    void givenAnActivityThatIsTestedAlone_thenThereIsNoClient() {
        try (TestActivityEnvironment alone = TestActivityEnvironment.newInstance()) {
            alone.registerActivitiesImplementations(new Calling());
            assertThatThrownBy(() -> alone.newActivityStub(Caller.class).call())
                    .hasStackTraceContaining("test it with a TestWorkflowEnvironment");
        }
    }

    @Test
    void givenAFailure_thenAnotherIsMadeFromIt() {
        ApplicationFailure first = ApplicationFailure.newFailure("no", "Refused", "details");
        first.setNextRetryDelay(Duration.ofSeconds(7));
        ApplicationFailure second = ApplicationFailure.newBuilder(first)
                .setNonRetryable(true)
                .build();
        assertThat(second.getOriginalMessage()).isEqualTo("no");
        assertThat(second.getType()).isEqualTo("Refused");
        assertThat(second.getDetails().get(String.class)).isEqualTo("details");
        assertThat(second.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
        assertThat(second.isNonRetryable()).isTrue();
    }

    @ActivityInterface
    public interface Caller {
        void call();
    }

    public static class Calling implements Caller {
        @Override
        public void call() {
            ActivityExecutionContext context = Activity.getExecutionContext();
            context.getWorkflowClient()
                    .newUntypedWorkflowStub(context.getInfo().getWorkflowId())
                    .signal("called", context.getInfo().getRetryOptions().getMaximumAttempts());
        }
    }

    @WorkflowInterface
    public interface Waiter {
        @WorkflowMethod
        String waitForCall();

        @SignalMethod
        void called(int attempts);
    }

    public static class Waiting implements Waiter {
        private int attempts;

        @Override
        public String waitForCall() {
            Workflow.newActivityStub(
                            Caller.class,
                            ActivityOptions.newBuilder()
                                    .setStartToCloseTimeout(Duration.ofSeconds(5))
                                    .setRetryOptions(RetryOptions.newBuilder()
                                            .setMaximumAttempts(3)
                                            .build())
                                    .build())
                    .call();
            Workflow.await(() -> attempts > 0);
            return "called with " + attempts + " attempts";
        }

        @Override
        public void called(int maximum) {
            attempts = maximum;
        }
    }
}
