package io.perdura.examples.collection;

import io.perdura.activity.ActivityInterface;

/** What the bank does with a sum. */
@ActivityInterface
public interface CollectionActivities {

    /** Adds a sum to an account; the same deposit is made once. */
    void depositSum(String account, String deposit, long cents);
}
