package io.perdura.examples.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer orders. It comes from outside: anything may be missing or wrong until {@link OrderRules#check} has passed
 * it.
 *
 * @param orderId names the order in all rows that it causes
 * @param customerEmail who pays; one that starts with {@code declined} can't
 * @param lines what is ordered; the sku {@code out-of-stock} is never there, {@code unshippable} can't be sent
 * @param approvedBy who approved it beforehand; null if nobody did
 */
public record Order(
        String orderId,
        String customerEmail,
        List<OrderLine> lines,
        @Nullable String approvedBy) {

    /** Above this an order needs an approval. */
    public static final long APPROVAL_LIMIT_CENTS = 10_000;

    public Order(String orderId, String customerEmail, @Nullable List<OrderLine> lines, @Nullable String approvedBy) {
        this.orderId = orderId;
        this.customerEmail = customerEmail;
        this.lines = lines == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(lines));
        this.approvedBy = approvedBy;
    }

    /** What all lines cost together. */
    public long totalCents() {
        return lines.stream().mapToLong(OrderLine::totalCents).sum();
    }

    /** Whether somebody must approve it before anything is done. */
    public boolean needsApproval() {
        return approvedBy == null && totalCents() > APPROVAL_LIMIT_CENTS;
    }
}
