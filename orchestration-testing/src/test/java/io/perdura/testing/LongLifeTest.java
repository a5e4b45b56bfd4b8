package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityOptions;
import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowExecutionMetadata;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowOptions;
import io.perdura.common.RetryOptions;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.SearchAttributes;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInfo;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that go on for long: periodic work, chains that keep their options, causes that come a long way, lists of all of them. */
@ParameterizedClass
@ValueSource(ints = {2_000, 0})
class LongLifeTest extends Kit {

    private static final SearchAttributeKey<String> CUSTOMER = SearchAttributeKey.forKeyword("Customer");
    private static final SearchAttributeKey<Long> ROUND = SearchAttributeKey.forLong("Round");

    LongLifeTest(int cachedRuns) {
        super(cachedRuns);
    }

    @ActivityInterface
    public interface Steps {
        String step(String what);
    }

    /** Counts its calls; some fail. */
    static class Counted implements Steps {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public String step(String what) {
            int call = calls.incrementAndGet();
            if (what.equals("fail")) {
                throw new IllegalStateException("the disk is full");
            }
            if (what.equals("succeed late") && call < 40) {
                throw new IllegalStateException("not yet");
            }
            return what + " " + call;
        }
    }

    private String live(WorkflowOptions.Builder options, String what, int rounds) {
        return client.newWorkflowStub(Life.class, options.build()).live(what, rounds);
    }

    @Test
    void givenPeriodicWork_thenItGoesOnThroughRunAfterRun() {
        Counted steps = new Counted();
        run(steps, Living.class);

        assertThat(live(options().setWorkflowId("periodic"), "hourly", 10)).isEqualTo("done");

        assertThat(steps.calls).hasValue(10);
        assertThat(passed())
                .isBetween(Duration.ofHours(10), Duration.ofHours(10).plusMinutes(1));
        assertThat(client.countWorkflows("WorkflowId = 'periodic'").getCount()).isEqualTo(4);
    }

    @Test
    void givenContinueAsNew_thenTheSameOptionsAreKept() {
        run(new Counted(), Living.class);
        WorkflowOptions.Builder options = options()
                .setWorkflowRunTimeout(Duration.ofDays(2))
                .setWorkflowExecutionTimeout(Duration.ofDays(20))
                .setWorkflowTaskTimeout(Duration.ofSeconds(7))
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(3).build());

        assertThat(live(options, "options", 1)).isEqualTo("PT48H PT480H PT7S kit 1");
    }

    @Test
    void givenAFailureFarBelow_thenTheClientSeesTheWholeChainOfCauses() {
        run(new Counted(), Living.class, Delegating.class);
        Grandparent stub = client.newWorkflowStub(Grandparent.class, options().build());

        WorkflowFailedException failed = failure(() -> stub.delegate("fail"));

        assertThat(failed.getCause()).isInstanceOf(ChildWorkflowFailure.class);
        assertThat(failed.getCause().getCause()).isInstanceOf(ActivityFailure.class);
        Throwable root = failed.getCause().getCause().getCause();
        assertThat(root).isInstanceOf(ApplicationFailure.class).hasMessageContaining("the disk is full");
        assertThat(((ApplicationFailure) root).getType()).isEqualTo(IllegalStateException.class.getName());
    }

    @Test
    void givenNoWorkflowTimeout_thenAnActivityMayBeRetriedForAsLongAsItTakes() {
        Counted steps = new Counted();
        run(steps, Living.class);

        assertThat(live(options(), "succeed late", 0)).isEqualTo("succeed late 40");
        assertThat(passed()).isGreaterThan(Duration.ofDays(35));
    }

    @Test
    void givenRunsWithAttributes_thenListsFindThem() {
        run(new Counted(), Living.class);
        for (String customer : List.of("c-1", "c-2", "c-1")) {
            WorkflowOptions.Builder options = options()
                    .setMemo(Map.of("of", customer))
                    .setTypedSearchAttributes(SearchAttributes.newBuilder()
                            .set(CUSTOMER, customer)
                            .build());
            WorkflowClient.start(client.newWorkflowStub(Life.class, options.build())::live, "wait", 0);
        }
        live(options(), "count", 3);

        assertThat(client.listExecutions("Customer = 'c-1' AND ExecutionStatus = 'Running'", 1))
                .hasSize(2)
                .allSatisfy(run -> {
                    assertThat(run.getTypedSearchAttributes().get(CUSTOMER)).isEqualTo("c-1");
                    assertThat(run.getMemo("of", String.class)).isEqualTo("c-1");
                    assertThat(run.getWorkflowType()).isEqualTo("Life");
                });
        assertThat(client.countWorkflows("Customer IS NOT NULL").getCount()).isEqualTo(3);
        client.listExecutions("Customer = 'c-2'")
                .map(run -> client.newUntypedWorkflowStub(run.getExecution().workflowId())
                        .describe())
                .forEach(run -> assertThat(run.getMemo("of", String.class))
                        .isEqualTo(run.getTypedSearchAttributes().get(CUSTOMER)));
        assertThat(client.listExecutions("Round >= 3"))
                .extracting(WorkflowExecutionMetadata::getStatus)
                .containsExactly(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
        assertThat(client.countWorkflows(null).getCount()).isEqualTo(4);
    }

    @WorkflowInterface
    public interface Life {
        @WorkflowMethod
        String live(String what, int rounds);
    }

    public static class Living implements Life {
        private static final int ROUNDS_A_RUN = 3;

        private final Steps steps = Workflow.newActivityStub(
                Steps.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofDays(1))
                                .setBackoffCoefficient(1.0)
                                .setDoNotRetry("none")
                                .build())
                        .build());
        private final Steps once = Workflow.newActivityStub(
                Steps.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());

        @Override
        public String live(String what, int rounds) {
            return switch (what) {
                case "hourly" -> hourly(rounds);
                case "options" -> {
                    if (rounds > 0) {
                        Workflow.continueAsNew(what, rounds - 1);
                    }
                    WorkflowInfo info = Workflow.getInfo();
                    yield info.getWorkflowRunTimeout() + " " + info.getWorkflowExecutionTimeout() + " "
                            + info.getWorkflowTaskTimeout() + " " + info.getTaskQueue() + " " + info.getAttempt();
                }
                case "wait" -> {
                    Workflow.await(() -> false);
                    yield "";
                }
                case "count" -> {
                    for (long round = 1; round <= rounds; round++) {
                        Workflow.upsertTypedSearchAttributes(ROUND.valueSet(round));
                        Workflow.sleep(Duration.ofMinutes(1));
                    }
                    yield "counted";
                }
                case "fail" -> once.step(what);
                default -> Objects.requireNonNull(steps.step(what));
            };
        }

        private String hourly(int rounds) {
            for (int i = 0; i < ROUNDS_A_RUN && rounds - i > 0; i++) {
                steps.step("round");
                Workflow.sleep(Duration.ofHours(1));
            }
            if (rounds > ROUNDS_A_RUN) {
                Workflow.continueAsNew("hourly", rounds - ROUNDS_A_RUN);
            }
            return "done";
        }
    }

    @WorkflowInterface
    public interface Grandparent {
        @WorkflowMethod
        String delegate(String what);
    }

    public static class Delegating implements Grandparent {
        @Override
        public String delegate(String what) {
            return Workflow.newChildWorkflowStub(Life.class).live(what, 0);
        }
    }
}
