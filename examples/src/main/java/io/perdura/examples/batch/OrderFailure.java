package io.perdura.examples.batch;

import io.perdura.failure.ApplicationFailure;

/**
 * Why an order of the file failed.
 *
 * @param line where it stands in the file; the header is line 1
 * @param orderId its id, or empty if it could not be read
 * @param type the type of its failure, such as {@code OutOfStock}
 * @param reason what happened
 */
public record OrderFailure(int line, String orderId, String type, String reason) {

    /** The innermost failure that the application meant says best what happened. */
    static OrderFailure of(int line, String orderId, Throwable failure) {
        Throwable best = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure) {
                best = cause;
            }
        }
        return best instanceof ApplicationFailure meant
                ? new OrderFailure(line, orderId, meant.getType(), String.valueOf(meant.getOriginalMessage()))
                : new OrderFailure(line, orderId, best.getClass().getSimpleName(), String.valueOf(best.getMessage()));
    }
}
