package io.perdura.examples.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Stock set aside for an order. Its id is new with each row, so that a reservation made twice would be seen. */
@Entity
@Table(name = "ex_reservation")
public class Reservation {

    @Id
    private String id;

    private String reference;

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "articles")
    private int articles;

    @Column(name = "reserved_at")
    private OffsetDateTime reservedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Reservation() {}

    Reservation(String id, String reference, String orderId, int articles, Instant reservedAt) {
        this.id = id;
        this.reference = reference;
        this.orderId = orderId;
        this.articles = articles;
        this.reservedAt = reservedAt.atOffset(ZoneOffset.UTC);
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

    public int articles() {
        return articles;
    }

    public Instant reservedAt() {
        return reservedAt.toInstant();
    }
}
