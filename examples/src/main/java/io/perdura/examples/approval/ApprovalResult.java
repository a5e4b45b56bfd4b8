package io.perdura.examples.approval;

import org.jspecify.annotations.Nullable;

/**
 * What came of a request.
 *
 * @param requestId the request
 * @param state {@code APPROVED}, {@code REJECTED} or {@code EXPIRED}
 * @param by who decided; null if nobody did, or did not say
 * @param comment why; null if there is none
 */
public record ApprovalResult(
        String requestId,
        ApprovalState state,
        @Nullable String by,
        @Nullable String comment) {}
