package io.perdura.examples.subscription;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Charges a customer each period until told to end. Lists find it by {@code SubscriptionCustomer} and {@code PaidPeriods}. */
@WorkflowInterface
public interface SubscriptionWorkflow {

    /** Lives until it is ended; answers how many periods were paid. */
    @WorkflowMethod(name = "Subscription")
    int live(Subscription subscription);

    /** Ends it: the current period is the last. */
    @SignalMethod
    void end();

    @QueryMethod
    int paidPeriods();
}
