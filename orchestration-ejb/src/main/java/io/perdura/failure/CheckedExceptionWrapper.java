package io.perdura.failure;

import io.perdura.common.PerduraException;
import java.lang.reflect.InvocationTargetException;

/** Carries a checked exception through code that can't declare it; the engine records the cause, never the wrapper. */
public final class CheckedExceptionWrapper extends PerduraException {
    private static final long serialVersionUID = 1L;

    private CheckedExceptionWrapper(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    /**
     * Returns an unchecked exception to throw: {@code e} itself if it is one, else a wrapper around it. What a
     * reflective call wrapped is taken out first.
     *
     * @throws Error if {@code e} is one
     */
    public static RuntimeException wrap(Throwable e) {
        Throwable actual = e;
        while (actual instanceof InvocationTargetException && actual.getCause() != null) {
            actual = actual.getCause();
        }
        if (actual instanceof Error error) {
            throw error;
        }
        return actual instanceof RuntimeException unchecked ? unchecked : new CheckedExceptionWrapper(actual);
    }

    /** The exception that {@code e} carries if it is a wrapper, else {@code e} itself. */
    public static Throwable unwrap(Throwable e) {
        Throwable actual = e;
        while (actual instanceof CheckedExceptionWrapper && actual.getCause() != null) {
            actual = actual.getCause();
        }
        return actual;
    }
}
