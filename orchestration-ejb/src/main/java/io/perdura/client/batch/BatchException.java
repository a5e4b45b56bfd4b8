package io.perdura.client.batch;

import io.perdura.common.PerduraException;

/** A call about a batch failed; the cause says why. */
public final class BatchException extends PerduraException {
    private static final long serialVersionUID = 1L;

    public BatchException(Throwable cause) {
        super("Batch: " + cause.getMessage(), cause);
    }
}
