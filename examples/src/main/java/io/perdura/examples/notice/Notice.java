package io.perdura.examples.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A notice that was sent. */
@Entity
@Table(name = "ex_notice")
public class Notice {

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private NoticeKind kind;

    private String about;

    private String message;

    @Column(name = "sent_at")
    private OffsetDateTime sentAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Notice() {}

    Notice(String id, NoticeKind kind, String about, String message, Instant sentAt) {
        this.id = id;
        this.kind = kind;
        this.about = about;
        this.message = message;
        this.sentAt = sentAt.atOffset(ZoneOffset.UTC);
    }

    public String id() {
        return id;
    }

    public NoticeKind kind() {
        return kind;
    }

    public String about() {
        return about;
    }

    public String message() {
        return message;
    }

    public Instant sentAt() {
        return sentAt.toInstant();
    }
}
