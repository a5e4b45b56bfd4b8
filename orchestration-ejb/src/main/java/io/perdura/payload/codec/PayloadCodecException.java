package io.perdura.payload.codec;

import io.perdura.common.PerduraException;
import org.jspecify.annotations.Nullable;

/** A codec could not encode or decode a payload. */
public class PayloadCodecException extends PerduraException {
    private static final long serialVersionUID = 1L;

    public PayloadCodecException(String message) {
        super(message);
    }

    public PayloadCodecException(Throwable cause) {
        super(cause.toString(), cause);
    }

    public PayloadCodecException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
