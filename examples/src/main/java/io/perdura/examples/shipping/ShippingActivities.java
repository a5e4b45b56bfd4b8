package io.perdura.examples.shipping;

import io.perdura.activity.ActivityInterface;
import java.util.List;

/** What an order asks of the courier. */
@ActivityInterface
public interface ShippingActivities {

    /** The business failure of an article that no courier takes; retrying does not help. */
    String NOT_SHIPPABLE = "NotShippable";

    /**
     * Sends the articles to the customer.
     *
     * @param reference chosen by the caller; by it the shipment is recalled
     * @return the id of the shipment
     */
    String shipOrder(String reference, String orderId, List<String> skus);

    /** Calls back what was shipped under the reference; does nothing when nothing was. */
    void recallShipment(String reference);
}
