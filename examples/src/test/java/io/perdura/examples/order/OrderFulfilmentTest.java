package io.perdura.examples.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perdura.client.WorkflowClient;
import io.perdura.client.WorkflowFailedException;
import io.perdura.client.WorkflowStub;
import io.perdura.examples.inventory.InventoryActivities;
import io.perdura.examples.payment.PaymentActivities;
import io.perdura.examples.shipping.ShippingActivities;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.testing.TestWorkflowEnvironment;
import io.perdura.testing.TestWorkflowExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An order in virtual time: three days of waiting for an approval take milliseconds. */
class OrderFulfilmentTest {

    private final RecordingShop shop = new RecordingShop();

    @RegisterExtension
    final TestWorkflowExtension workflows = TestWorkflowExtension.newBuilder()
            .registerWorkflowImplementationTypes(OrderFulfilment.class)
            .setActivityImplementations(shop)
            .build();

    @Test
    void givenAnOrder_thenItIsReservedChargedAndShipped(OrderWorkflow workflow) {
        assertThat(workflow.place(order("book", 1200))).isEqualTo(new Receipt("o-1", "charge-o-1", "shipment-o-1"));
        assertThat(shop.calls()).containsExactly("reserve", "charge", "ship");
        assertThat(workflow.status()).isEqualTo(new OrderStatus(OrderState.COMPLETED, 1));
    }

    @Test
    void givenAnArticleThatIsOutOfStock_thenItsReservationIsCompensated(OrderWorkflow workflow) {
        assertThat(activityFailure(workflow, order("out-of-stock", 1200)).getType())
                .isEqualTo(InventoryActivities.OUT_OF_STOCK);
        assertThat(shop.calls()).containsExactly("reserve", "release");
        assertThat(workflow.status().state()).isEqualTo(OrderState.FAILED);
    }

    @Test
    void givenADeclinedCard_thenItIsNotTriedAgainAndCompensatedInReverse(OrderWorkflow workflow) {
        Order order = new Order("o-1", "declined@example.org", List.of(new OrderLine("book", 1, 1200)), null);
        assertThat(activityFailure(workflow, order).getType()).isEqualTo(PaymentActivities.CARD_DECLINED);
        assertThat(shop.calls()).containsExactly("reserve", "charge", "refund", "release");
    }

    @Test
    void givenAnArticleThatNoCourierTakes_thenAllIsCompensatedInReverse(OrderWorkflow workflow) {
        assertThat(activityFailure(workflow, order("unshippable", 1200)).getType())
                .isEqualTo(ShippingActivities.NOT_SHIPPABLE);
        assertThat(shop.calls()).containsExactly("reserve", "charge", "ship", "recall", "refund", "release");
    }

    @Test
    void givenAnOutageOfTheGateway_thenThePaymentIsTriedUntilItSucceeds(OrderWorkflow workflow) {
        shop.gatewayFails(20);
        workflow.place(order("book", 1200));
        assertThat(shop.calls()).containsExactly("reserve", "charge", "ship");
        assertThat(workflow.status().attempts()).isEqualTo(21);
    }

    @Test
    void givenAnInvalidOrder_thenItFailsBeforeAnythingIsDone(OrderWorkflow workflow) {
        ApplicationFailure failure = failure(workflow, order("book", -1), ApplicationFailure.class);
        assertThat(failure.getType()).isEqualTo(OrderRules.INVALID_ORDER);
        assertThat(failure.getOriginalMessage()).contains("lines[0].unitCents is '-1'");
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    void givenAnOrderAboveTheLimit_thenItWaitsUntilItIsApproved(OrderWorkflow workflow) {
        WorkflowClient.start(workflow::place, order("desk", 24_900));
        assertThat(workflow.status().state()).isEqualTo(OrderState.WAITING_FOR_APPROVAL);
        workflow.approve("boss");
        assertThat(result(workflow).chargeId()).isEqualTo("charge-o-1");
        assertThat(shop.calls()).containsExactly("reserve", "charge", "ship");
    }

    @Test
    void givenAnOrderThatWasApprovedBefore_thenItDoesNotWait(OrderWorkflow workflow) {
        workflow.place(new Order("o-1", "a@example.org", List.of(new OrderLine("desk", 1, 24_900)), "boss"));
        assertThat(shop.calls()).containsExactly("reserve", "charge", "ship");
    }

    @Test
    void givenARejection_thenTheOrderFailsAndALaterApprovalChangesNothing(OrderWorkflow workflow) {
        WorkflowClient.start(workflow::place, order("desk", 24_900));
        workflow.reject("boss", "too dear");
        ApplicationFailure failure = failureOf(workflow, ApplicationFailure.class);
        assertThat(failure.getType()).isEqualTo(OrderFulfilment.REJECTED);
        assertThat(failure.getOriginalMessage()).contains("rejected by boss: too dear");
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    void givenNoDecision_thenItRemindsEscalatesAndFailsAfterThreeDays(
            OrderWorkflow workflow, TestWorkflowEnvironment environment) {
        long start = environment.currentTimeMillis();
        ApplicationFailure failure = failure(workflow, order("desk", 24_900), ApplicationFailure.class);
        assertThat(failure.getType()).isEqualTo(OrderFulfilment.NOT_APPROVED_IN_TIME);
        assertThat(shop.calls()).containsExactly("REMINDER", "ESCALATION");
        assertThat(Duration.ofMillis(environment.currentTimeMillis() - start))
                .isBetween(OrderFulfilment.EXPIRY_AFTER, OrderFulfilment.EXPIRY_AFTER.plusMinutes(1));
    }

    @Test
    void givenAnApprovalAfterTheReminder_thenTheOrderGoesOn(
            OrderWorkflow workflow, TestWorkflowEnvironment environment) {
        WorkflowClient.start(workflow::place, order("desk", 24_900));
        environment.sleep(Duration.ofHours(2));
        assertThat(shop.calls()).containsExactly("REMINDER");
        workflow.approve("boss");
        assertThat(result(workflow).shipmentId()).isEqualTo("shipment-o-1");
        assertThat(shop.calls()).containsExactly("REMINDER", "reserve", "charge", "ship");
    }

    @Test
    void givenAnOutage_whenTheOrderIsCancelled_thenWhatWasDoneIsCompensated(
            OrderWorkflow workflow, TestWorkflowEnvironment environment) {
        shop.gatewayFails(Integer.MAX_VALUE);
        WorkflowClient.start(workflow::place, order("book", 1200));
        environment.sleep(Duration.ofHours(1));
        assertThat(workflow.status().state()).isEqualTo(OrderState.CHARGING);
        WorkflowStub.fromTyped(workflow).cancel();
        failureOf(workflow, CanceledFailure.class);
        assertThat(shop.calls()).containsExactly("reserve", "refund", "release");
    }

    private static Order order(String sku, long unitCents) {
        return new Order("o-1", "a@example.org", List.of(new OrderLine(sku, 1, unitCents)), null);
    }

    private static Receipt result(OrderWorkflow workflow) {
        return WorkflowStub.fromTyped(workflow).getResult(Receipt.class);
    }

    /** The business failure of an activity, with the activity around it in the chain. */
    private static ApplicationFailure activityFailure(OrderWorkflow workflow, Order order) {
        return (ApplicationFailure)
                failure(workflow, order, ActivityFailure.class).getCause();
    }

    private static <T extends Throwable> T failure(OrderWorkflow workflow, Order order, Class<T> type) {
        WorkflowClient.start(workflow::place, order);
        return failureOf(workflow, type);
    }

    private static <T extends Throwable> T failureOf(OrderWorkflow workflow, Class<T> type) {
        WorkflowFailedException failed = catchThrowableOfType(WorkflowFailedException.class, () -> result(workflow));
        assertThat(failed.getCause()).isInstanceOf(type);
        return type.cast(failed.getCause());
    }
}
