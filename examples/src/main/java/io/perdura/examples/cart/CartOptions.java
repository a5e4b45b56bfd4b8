package io.perdura.examples.cart;

import io.perdura.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cart lives.
 *
 * @param expiry how long it may be left alone; null means {@link #DEFAULT_EXPIRY}
 * @param items what it holds already; null means nothing. A long-lived cart hands its contents to its next run in this way
 */
public record CartOptions(
        @Nullable Duration expiry, @Nullable List<CartItem> items) {

    public static final Duration DEFAULT_EXPIRY = Duration.ofHours(24);

    /** The type of the failure of a cart that was started with a wrong value. */
    public static final String INVALID_CART = "InvalidCart";

    static CartOptions orDefault(@Nullable CartOptions options) {
        return options == null ? new CartOptions(null, null) : options;
    }

    Duration expiryOrDefault() {
        if (expiry == null) {
            return DEFAULT_EXPIRY;
        }
        if (expiry.isNegative() || expiry.isZero()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "expiry is '%s', expected a time above zero such as PT24H".formatted(expiry), INVALID_CART);
        }
        return expiry;
    }

    List<CartItem> itemsOrNone() {
        return items == null ? List.of() : items;
    }
}
