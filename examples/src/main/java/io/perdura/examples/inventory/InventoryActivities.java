package io.perdura.examples.inventory;

import io.perdura.activity.ActivityInterface;
import java.util.List;

/** What an order asks of the warehouse. */
@ActivityInterface
public interface InventoryActivities {

    /** The business failure of an article that is not to be had; retrying does not help. */
    String OUT_OF_STOCK = "OutOfStock";

    /**
     * Sets all items aside for the order, or none.
     *
     * @param reference chosen by the caller; by it the reservation is released
     * @return the id of the reservation
     */
    String reserveInventory(String reference, String orderId, List<StockItem> items);

    /** Gives back what was reserved under the reference; does nothing when there is nothing to give back. */
    void releaseInventory(String reference);
}
