package io.perdura.examples.batch;

import io.perdura.activity.ActivityInterface;
import java.util.List;

/** Reading files of orders. */
@ActivityInterface
public interface OrderFileActivities {

    /** The type of the failure when there is no such file. */
    String UNKNOWN_FILE = "UnknownOrderFile";

    /** How many orders the file holds. */
    int countOrders(String file);

    /** The orders from the position {@code first} on (from 0), at most {@code size}. */
    List<OrderRow> readOrders(String file, int first, int size);
}
