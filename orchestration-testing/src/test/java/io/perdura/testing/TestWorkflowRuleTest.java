package io.perdura.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdura.common.IndexedValueType;
import io.perdura.common.WorkflowExecution;
import io.perdura.testing.TestWorkflowEnvironmentTest.Doorbell;
import io.perdura.testing.TestWorkflowEnvironmentTest.Echo;
import io.perdura.testing.TestWorkflowEnvironmentTest.Waiting;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.junit.runners.model.TestTimedOutException;

/** What the rule gives to tests of JUnit 4, applied as JUnit 4 applies it. */
class TestWorkflowRuleTest {

    /** The body of a test. */
    private interface Body {
        void run() throws Throwable;
    }

    private static void apply(TestWorkflowRule rule, Body body) throws Throwable {
        Statement test = new Statement() {
            @Override
            public void evaluate() throws Throwable {
                body.run();
            }
        };
        rule.apply(test, Description.createTestDescription(TestWorkflowRuleTest.class, "test"))
                .evaluate();
    }

    private static TestWorkflowRule.Builder waiting() {
        return TestWorkflowRule.newBuilder().setWorkflowTypes(Waiting.class).setActivityImplementations(new Echo());
    }

    @Test
    void givenWorkflowsAndActivities_thenTheTestStartsThemInAnEnvironmentOfItsOwn() throws Throwable {
        TestWorkflowRule rule =
                waiting().setInitialTime(Instant.parse("2030-06-01T00:00:00Z")).build();

        apply(rule, () -> {
            assertThat(rule.newWorkflowStub(Doorbell.class).answer("time")).startsWith("2030-06-01T00:0");
            assertThat(rule.newWorkflowStub(Doorbell.class).answer("echo")).isEqualTo("echo echo");
            assertThat(rule.getWorker().getTaskQueue()).isEqualTo(rule.getTaskQueue());
        });

        assertThat(rule.getTestEnvironment().isShutdown()).isTrue();
    }

    @Test
    void givenDoNotStart_thenTheTestRegistersMoreAndStarts() throws Throwable {
        TestWorkflowRule rule = TestWorkflowRule.newBuilder()
                .setActivityImplementations(new Echo())
                .setDoNotStart(true)
                .build();

        apply(rule, () -> {
            rule.getWorker().registerWorkflowImplementationTypes(Waiting.class);
            rule.getTestEnvironment().start();
            WorkflowExecution run = rule.newUntypedWorkflowStub("Doorbell").start("echo");
            assertThat(rule.getWorkflowClient()
                            .newUntypedWorkflowStub(run.getWorkflowId())
                            .getResult(String.class))
                    .isEqualTo("echo echo");
            assertThat(rule.getHistory(run).toJson(false)).contains("ActivityCompleted");
        });
    }

    @Test
    void givenATestThatFails_thenItsFailureGoesOnAndTheEnvironmentIsClosed() {
        TestWorkflowRule rule = waiting().build();
        IllegalStateException failure = new IllegalStateException("of the test");

        assertThatThrownBy(() -> apply(rule, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(rule.getTestEnvironment().isShutdown()).isTrue();
    }

    @Test
    void givenATimeout_thenATestThatHangsFails() {
        TestWorkflowRule rule = waiting().setTestTimeoutSeconds(1).build();

        assertThatThrownBy(() -> apply(rule, () -> new CountDownLatch(1).await()))
                .isInstanceOf(TestTimedOutException.class);
        assertThat(rule.getTestEnvironment().isShutdown()).isTrue();
    }

    @Test
    void givenRegisteredSearchAttributes_thenTheirTypesAreFixed() throws Throwable {
        TestWorkflowRule rule = waiting()
                .registerSearchAttribute("Customer", IndexedValueType.INDEXED_VALUE_TYPE_TEXT)
                .build();

        apply(rule, () -> {
            assertThat(rule.getTestEnvironment()
                            .registerSearchAttribute("Customer", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD))
                    .isFalse();
            assertThat(rule.getTestEnvironment()
                            .registerSearchAttribute("Cents", IndexedValueType.INDEXED_VALUE_TYPE_INT))
                    .isTrue();
            assertThat(rule.getWorkflowClient()
                            .countWorkflows("Customer = 'a' AND Cents > 1")
                            .getCount())
                    .isZero();
        });
    }
}
