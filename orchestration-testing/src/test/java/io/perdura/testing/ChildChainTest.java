package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowStub;
import io.perdura.common.RetryOptions;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.Promise;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A child that goes on in further runs stays the child: what its parent asks of it reaches the run that is open. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class ChildChainTest extends Kit {

    ChildChainTest(int cachedRuns) {
        super(cachedRuns);
    }

    @Test
    void aCancellationReachesTheRunThatCronMade() {
        assertThat(cancelled("cron", Duration.ofHours(3))).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(passed()).isLessThan(Duration.ofHours(5));
    }

    @Test
    void aCancellationReachesTheRunThatRetriesMade() {
        assertThat(cancelled("retry", Duration.ofMinutes(10))).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(passed()).isLessThan(Duration.ofHours(1));
    }

    @Test
    void aCancellationReachesTheRunThatContinuesAsNew() {
        assertThat(cancelled("continue", Duration.ofMinutes(10))).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(passed()).isLessThan(Duration.ofHours(1));
    }

    private Throwable cancelled(String how, Duration after) {
        run(Parent.class, Chained.class);
        WorkflowStub parent = client.newUntypedWorkflowStub(
                "Family", options().setWorkflowRunTimeout(Duration.ofDays(1)).build());
        parent.start(how, false);
        env.sleep(after);
        parent.cancel();
        Throwable failure = failure(() -> parent.getResult(String.class));
        assertThat(failure).isInstanceOf(WorkflowFailedException.class);
        return failure;
    }

    @Test
    void aSignalReachesTheRunThatContinuesAsNew() {
        run(Parent.class, Chained.class);
        assertThat(stub(Family.class).care("continue", true)).isEqualTo("heard in run 4");
    }

    @Test
    void whoeverHasTheChildsIdNowIsNotSignalledInItsPlace() {
        run(Parent.class, Chained.class);
        Family parent = stub(Family.class, "parent");
        WorkflowStub asked = WorkflowStub.fromTyped(parent);
        asked.start("end", true);
        env.sleep(Duration.ofMinutes(1));
        Child other = client.newWorkflowStub(
                Child.class, options().setWorkflowId("the-child").build());
        WorkflowStub.fromTyped(other).start("continue", 1);
        assertThat(asked.getResult(String.class)).contains("is no child of workflow 'parent'");
        WorkflowStub.fromTyped(other).cancel();
        assertThat(failureOf(other)).isInstanceOf(CanceledFailure.class);
    }

    @WorkflowInterface
    public interface Family {
        @WorkflowMethod
        String care(String how, boolean signals);
    }

    @WorkflowInterface
    public interface Child {
        @WorkflowMethod
        String live(String how, int run);

        @SignalMethod
        void hear();
    }

    public static class Parent implements Family {
        @Override
        public String care(String how, boolean signals) {
            ChildWorkflowOptions.Builder options =
                    ChildWorkflowOptions.newBuilder().setWorkflowId("the-child");
            if (how.equals("cron")) {
                options.setCronSchedule("0 * * * *");
            } else if (how.equals("retry")) {
                options.setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMinutes(1))
                        .setBackoffCoefficient(1)
                        .build());
            }
            Child child = Workflow.newChildWorkflowStub(Child.class, options.build());
            Promise<String> result = Async.function(child::live, how, 1);
            if (signals) {
                Workflow.sleep(Duration.ofMinutes(7));
                try {
                    child.hear();
                } catch (RuntimeException refused) {
                    return String.valueOf(refused);
                }
            }
            return result.get();
        }
    }

    public static class Chained implements Child {
        private boolean heard;

        @Override
        public String live(String how, int run) {
            switch (how) {
                case "retry" -> {
                    Workflow.sleep(Duration.ofMinutes(1));
                    throw ApplicationFailure.newFailure("again", "Again");
                }
                case "continue" -> {
                    if (Workflow.await(Duration.ofMinutes(2), () -> heard)) {
                        return "heard in run " + run;
                    }
                    Workflow.continueAsNew(how, run + 1);
                }
                default -> {
                    // It ends at once.
                }
            }
            return "done";
        }

        @Override
        public void hear() {
            heard = true;
        }
    }
}
