package io.perdura.examples.order;

import io.perdura.examples.inventory.InventoryActivities;
import io.perdura.examples.inventory.StockItem;
import io.perdura.examples.notice.NoticeActivities;
import io.perdura.examples.notice.NoticeKind;
import io.perdura.examples.payment.Payment;
import io.perdura.examples.payment.PaymentActivities;
import io.perdura.examples.payment.PaymentRequest;
import io.perdura.examples.shipping.ShippingActivities;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.PerduraFailure;
import io.perdura.workflow.Saga;
import io.perdura.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** How an order is fulfilled. */
public class OrderFulfilment implements OrderWorkflow {

    /** When whoever should approve is reminded. */
    static final Duration REMINDER_AFTER = Duration.ofHours(1);

    /** When somebody else is told that an approval is late. */
    static final Duration ESCALATION_AFTER = Duration.ofDays(1);

    /** When an order that nobody approved fails. */
    static final Duration EXPIRY_AFTER = Duration.ofDays(3);

    static final String REJECTED = "OrderRejected";
    static final String NOT_APPROVED_IN_TIME = "OrderNotApprovedInTime";
    static final String NOT_UNDONE = "OrderNotUndone";

    private static final Logger LOGGER = Workflow.getLogger(OrderFulfilment.class);

    private final InventoryActivities inventory = Workflow.newActivityStub(InventoryActivities.class);
    private final PaymentActivities payments = Workflow.newActivityStub(PaymentActivities.class);
    private final ShippingActivities shipping = Workflow.newActivityStub(ShippingActivities.class);
    private final NoticeActivities notices = Workflow.newActivityStub(NoticeActivities.class);

    private OrderState state = OrderState.RECEIVED;
    private int paymentAttempts;
    private @Nullable ApprovalDecision decision;

    @Override
    public Receipt place(Order order) {
        try {
            OrderRules.check(order);
            if (order.needsApproval()) {
                awaitApproval(order);
            }
            return fulfil(order);
        } catch (PerduraFailure failure) {
            state = OrderState.FAILED;
            throw failure;
        }
    }

    private Receipt fulfil(Order order) {
        // Each compensation is registered before its step: a step whose outcome is unknown is undone, too. That works
        // because all of them go by a reference which is known beforehand, and bear that nothing was done under it.
        String reference = Workflow.randomUUID().toString();
        Saga saga =
                new Saga(new Saga.Options.Builder().setContinueWithError(true).build());
        try {
            state = OrderState.RESERVING;
            saga.addCompensation(inventory::releaseInventory, reference);
            inventory.reserveInventory(
                    reference,
                    order.orderId(),
                    order.lines().stream()
                            .map(line -> new StockItem(line.sku(), line.quantity()))
                            .toList());

            state = OrderState.CHARGING;
            saga.addCompensation(payments::refundPayment, reference, order.orderId());
            Payment payment = payments.chargePayment(
                    new PaymentRequest(reference, order.orderId(), order.customerEmail(), order.totalCents()));
            paymentAttempts = payment.attempts();

            state = OrderState.SHIPPING;
            saga.addCompensation(shipping::recallShipment, reference);
            String shipmentId = shipping.shipOrder(
                    reference,
                    order.orderId(),
                    order.lines().stream().map(OrderLine::sku).toList());

            state = OrderState.COMPLETED;
            return new Receipt(order.orderId(), payment.chargeId(), shipmentId);
        } catch (PerduraFailure failure) {
            LOGGER.info("Order {} failed while {}, undoing it", order.orderId(), state);
            state = OrderState.COMPENSATING;
            undo(saga, order, failure);
            throw failure;
        }
    }

    private static void undo(Saga saga, Order order, PerduraFailure failure) {
        try {
            // Detached, so that an order which was cancelled is undone all the same.
            Workflow.newDetachedCancellationScope(saga::compensate).run();
        } catch (Saga.CompensationException problem) {
            throw ApplicationFailure.newNonRetryableFailureWithCause(
                    "Order %s failed and is not wholly undone, look at its history: %s"
                            .formatted(order.orderId(), problem.getMessage()),
                    NOT_UNDONE,
                    failure);
        }
    }

    private void awaitApproval(Order order) {
        state = OrderState.WAITING_FOR_APPROVAL;
        String what = "Order %s over %d cents".formatted(order.orderId(), order.totalCents());
        if (!decidedWithin(REMINDER_AFTER)) {
            notices.sendNotice(NoticeKind.REMINDER, order.orderId(), what + " waits for an approval");
            if (!decidedWithin(ESCALATION_AFTER.minus(REMINDER_AFTER))) {
                notices.sendNotice(NoticeKind.ESCALATION, order.orderId(), what + " still waits for an approval");
                decidedWithin(EXPIRY_AFTER.minus(ESCALATION_AFTER));
            }
        }
        if (decision == null) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "%s was not approved within %s".formatted(what, EXPIRY_AFTER), NOT_APPROVED_IN_TIME);
        }
        if (!decision.approved()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "%s was rejected by %s: %s".formatted(what, decision.who(), decision.why()), REJECTED);
        }
    }

    private boolean decidedWithin(Duration timeout) {
        return Workflow.await(timeout, () -> decision != null);
    }

    @Override
    public void approve(@Nullable String who) {
        decide(ApprovalDecision.approved(who));
    }

    @Override
    public void reject(@Nullable String who, @Nullable String why) {
        decide(ApprovalDecision.rejected(who, why));
    }

    private void decide(ApprovalDecision candidate) {
        if (decision == null) {
            decision = candidate;
        }
    }

    @Override
    public OrderStatus status() {
        return new OrderStatus(state, paymentAttempts);
    }
}
