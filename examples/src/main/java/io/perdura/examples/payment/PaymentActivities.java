package io.perdura.examples.payment;

import io.perdura.activity.ActivityInterface;

/** What an order asks of the payment provider. */
@ActivityInterface
public interface PaymentActivities {

    /** The business failure of a card that the bank refuses; retrying does not help. */
    String CARD_DECLINED = "CardDeclined";

    /** Charges the customer, once for each call of the workflow, however many attempts that takes. */
    Payment chargePayment(PaymentRequest request);

    /**
     * Gives back what was charged under the reference, and bars later charges under it.
     *
     * @param reference as in {@link PaymentRequest#reference()}; that nothing was charged is no error
     */
    void refundPayment(String reference, String orderId);
}
