package io.perdura.examples.account;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.UpdateValidatorMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** A bank account, named by its workflow id. Each posting has a reference; a repetition of it changes nothing. */
@WorkflowInterface
public interface AccountWorkflow {

    /**
     * Keeps the account until it is closed.
     *
     * @param state the account as it begins; a long run hands itself on in this way
     * @return the balance when it was closed, in cents
     */
    @WorkflowMethod(name = "Account")
    long keep(AccountState state);

    /** Adds to the balance. */
    @SignalMethod
    void deposit(String reference, long cents);

    /**
     * Takes from the balance.
     *
     * @return the balance after it, in cents
     */
    @UpdateMethod
    long withdraw(String reference, long cents);

    /** Refuses to withdraw what is not there. */
    @UpdateValidatorMethod(updateName = "withdraw")
    void checkWithdraw(String reference, long cents);

    /** No more postings. */
    @SignalMethod
    void close();

    @QueryMethod
    long balanceCents();
}
