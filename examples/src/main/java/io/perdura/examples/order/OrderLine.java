package io.perdura.examples.order;

/**
 * One article of an order.
 *
 * @param sku names the article
 * @param quantity how many pieces
 * @param unitCents what one piece costs
 */
public record OrderLine(String sku, int quantity, long unitCents) {

    long totalCents() {
        return quantity * unitCents;
    }
}
