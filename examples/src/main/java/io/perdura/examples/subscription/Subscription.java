package io.perdura.examples.subscription;

import java.time.Duration;

/**
 * What a subscription is, and how far it is: the arguments of its next run.
 *
 * @param customerEmail whom to charge
 * @param amountCents how much each time
 * @param period how long each charge lasts
 * @param paidPeriods how often it was charged before this run
 */
public record Subscription(String customerEmail, long amountCents, Duration period, int paidPeriods) {

    Subscription paidOnceMore() {
        return new Subscription(customerEmail, amountCents, period, paidPeriods + 1);
    }
}
