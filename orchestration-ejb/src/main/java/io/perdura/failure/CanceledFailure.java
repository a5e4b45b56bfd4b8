package io.perdura.failure;

import io.perdura.common.converter.EncodedValues;
import io.perdura.common.converter.Values;
import org.jspecify.annotations.Nullable;

/** Something was cancelled: an activity, a timer, a child, a scope or the whole workflow. Not an error by itself. */
public final class CanceledFailure extends PerduraFailure {
    private static final long serialVersionUID = 1L;

    private final transient Values details;

    public CanceledFailure(@Nullable String message) {
        this(message, EncodedValues.none(), null);
    }

    public CanceledFailure(@Nullable String message, @Nullable Object details) {
        this(message, details, null);
    }

    /** @param details what the cancelled activity reported, or null for nothing */
    public CanceledFailure(@Nullable String message, @Nullable Object details, @Nullable Throwable cause) {
        super(message, message, cause);
        this.details = details instanceof Values values
                ? values
                : details == null ? EncodedValues.none() : EncodedValues.of(details);
    }

    /** What the cancelled activity reported; empty if nothing. */
    public Values getDetails() {
        return details;
    }
}
