package io.perdura.examples.transfer;

import io.perdura.activity.ActivityInterface;

/** What a transfer does at the bank. */
@ActivityInterface
public interface TransferActivities {

    /** The type of the failure of a transfer that can't be carried out. */
    String INVALID_TRANSFER = "InvalidTransfer";

    /**
     * Checks a transfer and sets it aside, quickly.
     *
     * @return its number at the bank
     */
    String mintTransaction(TransferRequest request);

    /** Carries it out; this may take its time. */
    void completeTransaction(String transaction);
}
