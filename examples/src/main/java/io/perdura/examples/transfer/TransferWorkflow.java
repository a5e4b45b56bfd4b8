package io.perdura.examples.transfer;

import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** A transfer that answers early: start it with its update {@code accepted}. */
@WorkflowInterface
public interface TransferWorkflow {

    /**
     * Checks the transfer, then carries it out.
     *
     * @return its number at the bank
     */
    @WorkflowMethod(name = "Transfer")
    String transfer(TransferRequest request);

    /** Answers with the number of the transfer as soon as it is checked; fails when it can't be carried out. */
    @UpdateMethod
    String accepted();
}
