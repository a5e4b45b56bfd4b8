package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
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

/** What an activity knows of itself, and what it does with that. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class ActivityFactsTest extends Kit {

    ActivityFactsTest(int cachedRuns) {
        super(cachedRuns);
    }

    @Test
    void givenAnActivity_thenItCanSignalItsWorkflow_andKnowsItsRetryPolicy() {
        run(new Calling(client), Waiting.class);
        assertThat(stub(Waiter.class).waitForCall()).isEqualTo("called with 3 attempts");
    }

    @Test
    void givenAFailure_thenAnotherIsMadeFromIt() {
        ApplicationFailure first = ApplicationFailure.newFailure("no", "Refused", "details");
        first.setNextRetryDelay(Duration.ofSeconds(7));
        ApplicationFailure second =
                ApplicationFailure.newBuilder(first).setNonRetryable(true).build();
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

    /** @param client how it reaches other workflows; on a server it is injected */
    public record Calling(WorkflowClient client) implements Caller {
        @Override
        public void call() {
            ActivityExecutionContext context = Activity.getExecutionContext();
            client.newUntypedWorkflowStub(context.getInfo().getWorkflowId())
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
