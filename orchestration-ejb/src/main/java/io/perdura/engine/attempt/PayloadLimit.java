package io.perdura.engine.attempt;

import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DataConverterException;
import io.perdura.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/**
 * Encodes what an activity hands out. A value that can't be encoded or is too large fails the activity for good: the method
 * did its work, and would do it again at each retry.
 *
 * @param bytes the largest payload
 */
public record PayloadLimit(DataConverter converter, int bytes) {

    /** The type of the failure that an oversize value causes. */
    public static final String TOO_LARGE = "PayloadTooLarge";

    /** @throws ApplicationFailure not to be retried; the message names {@code what}, and size and limit */
    public Payload encoded(@Nullable Object value, String what) {
        Payload payload;
        try {
            payload = converter.encode(value);
        } catch (DataConverterException e) {
            throw ApplicationFailure.newNonRetryableFailureWithCause(
                    what + " can't be encoded: " + e.getMessage(), DataConverterException.class.getName(), e);
        }
        if (payload.size() > bytes) {
            throw ApplicationFailure.newNonRetryableFailure(
                    what + " has " + payload.size() + " bytes, the limit is " + bytes
                            + " (perdura.payload-limit): store it elsewhere and hand on a reference",
                    TOO_LARGE);
        }
        return payload;
    }
}
