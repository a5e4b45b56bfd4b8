package io.perdura.examples.subscription;

import io.perdura.common.SearchAttributeKey;
import io.perdura.examples.payment.PaymentActivities;
import io.perdura.examples.payment.PaymentRequest;
import io.perdura.workflow.Durable;
import io.perdura.workflow.Workflow;
import jakarta.inject.Inject;
import java.util.Map;

/** Charges, waits for the period to pass, and goes on as a new run before its history grows long. */
public class PeriodicSubscription implements SubscriptionWorkflow {

    static final SearchAttributeKey<String> CUSTOMER = SearchAttributeKey.forKeyword("SubscriptionCustomer");
    static final SearchAttributeKey<Long> PAID_PERIODS = SearchAttributeKey.forLong("PaidPeriods");

    /** A year of months; a bound of its own, so that each run stays small enough to be read by people. */
    private static final int PERIODS_A_RUN = 12;

    @Inject
    @Durable
    @SuppressWarnings("NullAway.Init")
    PaymentActivities payments;

    private int paid;
    private boolean ended;

    @Override
    public int live(Subscription subscription) {
        Subscription current = subscription;
        paid = current.paidPeriods();
        while (!ended) {
            String reference = Workflow.getInfo().getWorkflowId() + "-" + (current.paidPeriods() + 1);
            payments.chargePayment(
                    new PaymentRequest(reference, reference, current.customerEmail(), current.amountCents()));
            current = current.paidOnceMore();
            paid = current.paidPeriods();
            show(current);
            Workflow.await(current.period(), () -> ended);
            if (!ended && mayGoOnAsNew(subscription, current)) {
                Workflow.continueAsNew(current);
            }
        }
        return paid;
    }

    private static void show(Subscription current) {
        Workflow.upsertTypedSearchAttributes(
                CUSTOMER.valueSet(current.customerEmail()), PAID_PERIODS.valueSet((long) current.paidPeriods()));
        Workflow.upsertMemo(Map.of("lastChargedAt", Workflow.currentTimeMillis()));
    }

    private static boolean mayGoOnAsNew(Subscription first, Subscription current) {
        return current.paidPeriods() - first.paidPeriods() >= PERIODS_A_RUN
                || Workflow.getInfo().isContinueAsNewSuggested();
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public int paidPeriods() {
        return paid;
    }
}
