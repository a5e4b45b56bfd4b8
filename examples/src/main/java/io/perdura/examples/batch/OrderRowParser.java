package io.perdura.examples.batch;

import io.perdura.examples.order.Order;
import io.perdura.examples.order.OrderLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one row: {@code orderId,customerEmail,lines,approvedBy}, where {@code lines} is {@code sku:quantity:unitCents},
 * several of them separated by semicolons, and {@code approvedBy} may be empty. No field holds a comma.
 */
final class OrderRowParser {

    static final String HEADER = "orderId,customerEmail,lines,approvedBy";

    private static final int COLUMNS = 4;
    private static final int LINE_PARTS = 3;

    private OrderRowParser() {}

    static OrderRow parse(int line, String row) {
        try {
            return new OrderRow(line, order(row), null);
        } catch (IllegalArgumentException e) {
            return new OrderRow(line, null, e.getMessage());
        }
    }

    private static Order order(String row) {
        String[] columns = row.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "%d columns, expected %d: %s".formatted(columns.length, COLUMNS, HEADER));
        }
        List<OrderLine> lines = new ArrayList<>();
        for (String text : columns[2].split(";", -1)) {
            lines.add(orderLine(text));
        }
        return new Order(columns[0], columns[1], lines, columns[3].isEmpty() ? null : columns[3]);
    }

    private static OrderLine orderLine(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != LINE_PARTS) {
            throw new IllegalArgumentException("lines holds '%s', expected sku:quantity:unitCents".formatted(text));
        }
        try {
            return new OrderLine(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "lines holds '%s', expected whole numbers for quantity and unitCents".formatted(text), e);
        }
    }
}
