package io.perdura.examples.approval;

import io.perdura.failure.ApplicationFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is to be decided.
 *
 * @param requestId names the request for the outside system
 * @param subject what it is about
 * @param amountCents how much it is about; null if about no money
 * @param timeout how long the decision may take; null means {@link #DEFAULT_TIMEOUT}
 */
public record ApprovalRequest(
        String requestId,
        String subject,
        @Nullable Long amountCents,
        @Nullable Duration timeout) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofDays(3);

    /** The type of the failure of a request that can't be meant. */
    public static final String INVALID_REQUEST = "InvalidApprovalRequest";

    private static final int MAXIMUM_ID_LENGTH = 100;
    private static final int MAXIMUM_SUBJECT_LENGTH = 1_000;

    /**
     * Passes a good request.
     *
     * @throws ApplicationFailure of type {@link #INVALID_REQUEST}, not retryable, that names the field
     */
    static ApprovalRequest check(@Nullable ApprovalRequest request) {
        if (request == null) {
            throw invalid("request", null, "an object with requestId and subject");
        }
        checkText("requestId", request.requestId(), MAXIMUM_ID_LENGTH);
        checkText("subject", request.subject(), MAXIMUM_SUBJECT_LENGTH);
        Duration timeout = request.timeoutOrDefault();
        if (timeout.isNegative() || timeout.isZero()) {
            throw invalid("timeout", timeout, "a time above zero such as PT72H");
        }
        return request;
    }

    Duration timeoutOrDefault() {
        return timeout == null ? DEFAULT_TIMEOUT : timeout;
    }

    private static void checkText(String field, @Nullable String value, int maximumLength) {
        if (value == null
                || value.isBlank()
                || value.length() > maximumLength
                || value.chars().anyMatch(Character::isISOControl)) {
            throw invalid(field, value, "1 to " + maximumLength + " characters, none of them a control character");
        }
    }

    private static ApplicationFailure invalid(String field, @Nullable Object actual, String expected) {
        return ApplicationFailure.newNonRetryableFailure(
                "%s is '%s', expected %s".formatted(field, actual, expected), INVALID_REQUEST);
    }
}
