package io.perdura.examples.web;

import io.perdura.examples.approval.OutsideRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request as the outside system sees it.
 *
 * @param token completes the activity that asked: {@code POST /api/v1/activities/{token}/complete}
 * @param workflowId the run that waits, for the signal {@code decide}
 */
public record ApprovalView(
        String requestId,
        String subject,
        @Nullable Long amountCents,
        String state,
        String token,
        String workflowId,
        String askedAt,
        @Nullable String by,
        @Nullable String comment,
        @Nullable String closedAt) {

    static ApprovalView of(OutsideRequest request) {
        return new ApprovalView(
                request.requestId(),
                request.subject(),
                request.amountCents(),
                request.state().name(),
                request.taskToken(),
                request.workflowId(),
                request.askedAt().toString(),
                request.decidedBy(),
                request.comment(),
                request.closedAt() == null ? null : request.closedAt().toString());
    }
}
