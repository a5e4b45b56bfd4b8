package io.perdura.examples.gateway;

import io.perdura.examples.payment.PaymentGateway.RefundRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Money given back; with 0 cents, a payment called off before it was charged. */
@Entity
@Table(name = "ex_refund")
public class Refund {

    @Id
    @Column(name = "idempotency_key")
    private String idempotencyKey;

    private String reference;

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "amount_cents")
    private long amountCents;

    @Column(name = "refunded_at")
    private OffsetDateTime refundedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Refund() {}

    Refund(String idempotencyKey, RefundRequest request, long amountCents, Instant refundedAt) {
        this.idempotencyKey = idempotencyKey;
        this.reference = request.reference();
        this.orderId = request.orderId();
        this.amountCents = amountCents;
        this.refundedAt = refundedAt.atOffset(ZoneOffset.UTC);
    }

    public String idempotencyKey() {
        return idempotencyKey;
    }

    public String reference() {
        return reference;
    }

    public String orderId() {
        return orderId;
    }

    public long amountCents() {
        return amountCents;
    }

    public Instant refundedAt() {
        return refundedAt.toInstant();
    }
}
