package io.perdura.examples.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reserved stock given back. */
@Entity
@Table(name = "ex_release")
public class Release {

    @Id
    private String id;

    @Column(name = "reservation_id")
    private String reservationId;

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "released_at")
    private OffsetDateTime releasedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Release() {}

    Release(String id, String reservationId, String orderId, Instant releasedAt) {
        this.id = id;
        this.reservationId = reservationId;
        this.orderId = orderId;
        this.releasedAt = releasedAt.atOffset(ZoneOffset.UTC);
    }

    public String id() {
        return id;
    }

    public String reservationId() {
        return reservationId;
    }

    public String orderId() {
        return orderId;
    }

    public Instant releasedAt() {
        return releasedAt.toInstant();
    }
}
