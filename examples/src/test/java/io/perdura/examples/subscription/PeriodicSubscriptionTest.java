package io.perdura.examples.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowExecutionMetadata;
import io.perdura.client.WorkflowStub;
import io.perdura.examples.order.RecordingShop;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.testing.TestWorkflowExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of a subscription. */
class PeriodicSubscriptionTest {

    private static final Subscription MONTHLY = new Subscription("ann@example.org", 990, Duration.ofDays(30), 0);

    private final RecordingShop shop = new RecordingShop();

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(PeriodicSubscription.class)
            .setActivityImplementations(shop)
            .build();

    @Test
    void givenTwoYears_thenItIsChargedEachPeriodAndFoundByItsCustomer(
            SubscriptionWorkflow subscription, TestWorkflowEnvironment environment, WorkflowClient client) {
        WorkflowClient.start(subscription::live, MONTHLY);

        environment.sleep(Duration.ofDays(30 * 24 - 1));

        assertThat(subscription.paidPeriods()).isEqualTo(24);
        assertThat(shop.calls()).hasSize(24).allMatch(call -> call.startsWith("charge"));
        assertThat(client.listExecutions("SubscriptionCustomer = 'ann@example.org' AND PaidPeriods >= 20"
                        + " AND ExecutionStatus = 'Running'"))
                .extracting(WorkflowExecutionMetadata::getExecution)
                .extracting(execution -> execution.workflowId())
                .containsExactly(
                        WorkflowStub.fromTyped(subscription).getExecution().workflowId());
        assertThat(client.countWorkflows("ExecutionStatus = 'ContinuedAsNew'").getCount())
                .isEqualTo(1);
    }

    @Test
    void whenItIsEnded_thenThePeriodIsTheLast(SubscriptionWorkflow subscription, TestWorkflowEnvironment environment) {
        WorkflowClient.start(subscription::live, MONTHLY);
        environment.sleep(Duration.ofDays(45));

        subscription.end();

        assertThat(WorkflowStub.fromTyped(subscription).getResult(Integer.class))
                .isEqualTo(2);
        assertThat(shop.calls()).hasSize(2);
    }
}
