package io.perdura.examples.gateway;

import io.perdura.examples.payment.PaymentRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Money taken. */
@Entity
@Table(name = "ex_charge")
public class Charge {

    @Id
    @Column(name = "idempotency_key")
    private String idempotencyKey;

    @Column(name = "charge_id")
    private String chargeId;

    private String reference;

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "amount_cents")
    private long amountCents;

    @Column(name = "charged_at")
    private OffsetDateTime chargedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Charge() {}

    Charge(String idempotencyKey, String chargeId, PaymentRequest request, Instant chargedAt) {
        this.idempotencyKey = idempotencyKey;
        this.chargeId = chargeId;
        this.reference = request.reference();
        this.orderId = request.orderId();
        this.amountCents = request.amountCents();
        this.chargedAt = chargedAt.atOffset(ZoneOffset.UTC);
    }

    public String idempotencyKey() {
        return idempotencyKey;
    }

    public String chargeId() {
        return chargeId;
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

    public Instant chargedAt() {
        return chargedAt.toInstant();
    }
}
