package io.perdura.worker;

import io.perdura.common.PerduraException;

/** Workflow code does something else than a history says that it did. */
public class NonDeterministicException extends PerduraException {
    private static final long serialVersionUID = 1L;

    public NonDeterministicException(String message, Throwable cause) {
        super(message, cause);
    }
}
