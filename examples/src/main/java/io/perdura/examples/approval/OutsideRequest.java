package io.perdura.examples.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A request as the outside system sees it. */
@Entity
@Table(name = "ex_approval")
public class OutsideRequest {

    private static final int MAXIMUM_TEXT_LENGTH = 1_000;

    @Id
    @Column(name = "request_id")
    private String requestId;

    @Column(name = "workflow_id")
    private String workflowId;

    private String subject;

    @Column(name = "amount_cents")
    private @Nullable Long amountCents;

    @Column(name = "task_token")
    private String taskToken;

    @Enumerated(EnumType.STRING)
    private ApprovalState state;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    @Column(name = "decision_comment")
    private @Nullable String comment;

    @Column(name = "asked_at")
    private OffsetDateTime askedAt;

    @Column(name = "closed_at")
    private @Nullable OffsetDateTime closedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected OutsideRequest() {}

    OutsideRequest(ApprovalRequest request, String workflowId, String taskToken, Instant askedAt) {
        this.requestId = request.requestId();
        this.workflowId = workflowId;
        this.subject = request.subject();
        this.amountCents = request.amountCents();
        this.taskToken = taskToken;
        this.state = ApprovalState.WAITING;
        this.askedAt = askedAt.atOffset(ZoneOffset.UTC);
    }

    void close(ApprovalResult result, Instant now) {
        state = result.state();
        decidedBy = storable(result.by());
        comment = storable(result.comment());
        closedAt = now.atOffset(ZoneOffset.UTC);
    }

    /** What outsiders wrote must not be what the closing of their request fails on. */
    private static @Nullable String storable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.substring(0, Math.min(printable.length(), MAXIMUM_TEXT_LENGTH));
    }

    public String requestId() {
        return requestId;
    }

    public String workflowId() {
        return workflowId;
    }

    public String subject() {
        return subject;
    }

    public @Nullable Long amountCents() {
        return amountCents;
    }

    public String taskToken() {
        return taskToken;
    }

    public ApprovalState state() {
        return state;
    }

    public @Nullable String decidedBy() {
        return decidedBy;
    }

    public @Nullable String comment() {
        return comment;
    }

    public Instant askedAt() {
        return askedAt.toInstant();
    }

    public @Nullable Instant closedAt() {
        return closedAt == null ? null : closedAt.toInstant();
    }
}
