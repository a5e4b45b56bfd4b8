package io.perdura.examples.batch;

import io.perdura.examples.order.Order;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file of orders: an order, or what was wrong with it.
 *
 * @param line where it stands in the file; the header is line 1
 * @param order the order; null if the row could not be read
 * @param problem what was wrong; null if it could be read
 */
public record OrderRow(
        int line, @Nullable Order order, @Nullable String problem) {}
