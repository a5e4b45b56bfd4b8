package io.perdura.examples.cart;

import java.util.List;

/**
 * How a cart ended.
 *
 * @param outcome whether somebody checked it out
 * @param items what it held, in the order in which the articles came
 * @param totalQuantity how many pieces that is
 */
public record CartResult(Outcome outcome, List<CartItem> items, long totalQuantity) {

    /** How a cart can end. */
    public enum Outcome {
        CHECKED_OUT,
        /** It was left alone for too long. */
        EXPIRED
    }
}
