package io.perdura.examples.transfer;

import io.perdura.failure.ActivityFailure;
import io.perdura.workflow.CompletablePromise;
import io.perdura.workflow.Workflow;

/** Tells the caller the outcome of the first step, and goes on. */
public class EarlyTransfer implements TransferWorkflow {

    private final TransferActivities bank = Workflow.newActivityStub(TransferActivities.class);
    private final CompletablePromise<String> minted = Workflow.newPromise();

    @Override
    public String transfer(TransferRequest request) {
        try {
            minted.complete(bank.mintTransaction(request));
        } catch (ActivityFailure refused) {
            minted.completeExceptionally(refused);
            // Whoever waits for the early answer has it before the run fails.
            Workflow.await(Workflow::isEveryHandlerFinished);
            throw refused;
        }
        String transaction = minted.get();
        bank.completeTransaction(transaction);
        Workflow.await(Workflow::isEveryHandlerFinished);
        return transaction;
    }

    @Override
    public String accepted() {
        return minted.get();
    }
}
