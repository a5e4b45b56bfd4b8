package io.perdura.examples.collection;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/**
 * Collects payments to one account, named by its workflow id, and deposits them together. Begin it by a payment: signal with
 * start.
 */
@WorkflowInterface
public interface CollectionWorkflow {

    /**
     * Waits for so many payments, and deposits what they sum up to.
     *
     * @param account where the money goes
     * @param batchSize how many payments are deposited together
     * @return the sum in cents
     */
    @WorkflowMethod(name = "Collection")
    long collect(String account, int batchSize);

    /** A payment; one with the same reference counts once. */
    @SignalMethod
    void pay(String reference, long cents);

    @QueryMethod
    long collectedCents();
}
