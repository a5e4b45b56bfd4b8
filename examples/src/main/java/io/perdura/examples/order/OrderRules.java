package io.perdura.examples.order;

import io.perdura.failure.ApplicationFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes an order one that can be worked on. The limits keep totals within a long and ids within their columns. */
public final class OrderRules {

    /** The type of the failure of an order that breaks a rule. */
    public static final String INVALID_ORDER = "InvalidOrder";

    private static final int MAXIMUM_ID_LENGTH = 100;
    private static final int MAXIMUM_EMAIL_LENGTH = 254;
    private static final int MAXIMUM_LINES = 1_000;
    private static final int MAXIMUM_QUANTITY = 10_000;
    private static final long MAXIMUM_UNIT_CENTS = 100_000_000;

    private OrderRules() {}

    /**
     * Passes a good order.
     *
     * @throws ApplicationFailure of type {@link #INVALID_ORDER}, not retryable, that names the field, what it is and what it
     *     should be
     */
    public static void check(@Nullable Order order) {
        if (order == null) {
            throw invalid("order", null, "an object with orderId, customerEmail and lines");
        }
        checkText("orderId", order.orderId(), MAXIMUM_ID_LENGTH);
        checkText("customerEmail", order.customerEmail(), MAXIMUM_EMAIL_LENGTH);
        if (order.customerEmail().indexOf('@') < 1) {
            throw invalid("customerEmail", order.customerEmail(), "an e-mail address");
        }
        List<OrderLine> lines = order.lines();
        if (lines.isEmpty() || lines.size() > MAXIMUM_LINES) {
            throw invalid("lines", lines.size() + " lines", "1 to " + MAXIMUM_LINES + " lines");
        }
        for (int i = 0; i < lines.size(); i++) {
            checkLine("lines[" + i + "]", lines.get(i));
        }
    }

    private static void checkLine(String field, @Nullable OrderLine line) {
        if (line == null) {
            throw invalid(field, null, "an object with sku, quantity and unitCents");
        }
        checkText(field + ".sku", line.sku(), MAXIMUM_ID_LENGTH);
        checkRange(field + ".quantity", line.quantity(), MAXIMUM_QUANTITY);
        checkRange(field + ".unitCents", line.unitCents(), MAXIMUM_UNIT_CENTS);
    }

    private static void checkText(String field, @Nullable String value, int maximumLength) {
        if (value == null || value.isBlank() || value.length() > maximumLength) {
            throw invalid(field, value, "1 to " + maximumLength + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw invalid(field, value, "text without control characters");
        }
    }

    private static void checkRange(String field, long value, long maximum) {
        if (value < 1 || value > maximum) {
            throw invalid(field, value, "1 to " + maximum);
        }
    }

    private static ApplicationFailure invalid(String field, @Nullable Object actual, String expected) {
        String shown = String.valueOf(actual);
        return ApplicationFailure.newNonRetryableFailure(
                "%s is '%s', expected %s"
                        .formatted(field, shown.length() > 200 ? shown.substring(0, 200) + "…" : shown, expected),
                INVALID_ORDER);
    }
}
