package io.perdura.examples.shipping;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A parcel on its way. Its id is new with each row, so that an order shipped twice would be seen. */
@Entity
@Table(name = "ex_shipment")
public class Shipment {

    @Id
    private String id;

    private String reference;

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "shipped_at")
    private OffsetDateTime shippedAt;

    @Column(name = "recalled_at")
    private @Nullable OffsetDateTime recalledAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Shipment() {}

    Shipment(String id, String reference, String orderId, Instant shippedAt) {
        this.id = id;
        this.reference = reference;
        this.orderId = orderId;
        this.shippedAt = shippedAt.atOffset(ZoneOffset.UTC);
    }

    void recall(Instant now) {
        if (recalledAt == null) {
            recalledAt = now.atOffset(ZoneOffset.UTC);
        }
    }

    public String id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public String orderId() {
        return orderId;
    }

    public Instant shippedAt() {
        return shippedAt.toInstant();
    }

    public @Nullable Instant recalledAt() {
        return recalledAt == null ? null : recalledAt.toInstant();
    }
}
