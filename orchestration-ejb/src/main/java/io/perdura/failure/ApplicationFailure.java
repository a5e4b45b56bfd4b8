package io.perdura.failure;

import io.perdura.common.Durations;
import io.perdura.common.converter.EncodedValues;
import io.perdura.common.converter.Values;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that the application means: its type and details are part of the contract with whoever catches it. An
 * exception that an activity throws arrives as one, with the exception's class name as its type.
 */
public final class ApplicationFailure extends PerduraFailure {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final transient Values details;
    private boolean nonRetryable;
    private @Nullable Duration nextRetryDelay;
    private final ApplicationErrorCategory category;

    private ApplicationFailure(Builder builder) {
        super(
                "message='" + builder.message + "', type='" + builder.type + "', nonRetryable=" + builder.nonRetryable,
                builder.message,
                builder.cause);
        this.type = builder.type;
        this.details = builder.details;
        this.nonRetryable = builder.nonRetryable;
        this.nextRetryDelay = builder.nextRetryDelay;
        this.category = builder.category;
    }

    /** A failure that the retry policy decides about. */
    public static ApplicationFailure newFailure(@Nullable String message, String type, @Nullable Object... details) {
        return newFailureWithCause(message, type, null, details);
    }

    /** A failure with a cause that the retry policy decides about. */
    public static ApplicationFailure newFailureWithCause(
            @Nullable String message, String type, @Nullable Throwable cause, @Nullable Object... details) {
        return newBuilder()
                .setMessage(message)
                .setType(type)
                .setCause(cause)
                .setDetails(details)
                .build();
    }

    /** A failure with a cause after which the next attempt waits {@code nextRetryDelay}, whatever the policy says. */
    public static ApplicationFailure newFailureWithCauseAndDelay(
            @Nullable String message,
            String type,
            @Nullable Throwable cause,
            Duration nextRetryDelay,
            @Nullable Object... details) {
        return newBuilder()
                .setMessage(message)
                .setType(type)
                .setCause(cause)
                .setNextRetryDelay(nextRetryDelay)
                .setDetails(details)
                .build();
    }

    /** A failure that is never retried. */
    public static ApplicationFailure newNonRetryableFailure(
            @Nullable String message, String type, @Nullable Object... details) {
        return newNonRetryableFailureWithCause(message, type, null, details);
    }

    /** A failure with a cause that is never retried. */
    public static ApplicationFailure newNonRetryableFailureWithCause(
            @Nullable String message, String type, @Nullable Throwable cause, @Nullable Object... details) {
        return newBuilder()
                .setMessage(message)
                .setType(type)
                .setCause(cause)
                .setNonRetryable(true)
                .setDetails(details)
                .build();
    }

    /** A builder that starts with the parts of a failure. */
    public static Builder newBuilder(ApplicationFailure failure) {
        Builder builder = new Builder()
                .setMessage(failure.getOriginalMessage())
                .setType(failure.type)
                .setNonRetryable(failure.nonRetryable)
                .setNextRetryDelay(failure.nextRetryDelay)
                .setCategory(failure.category)
                .setCause(failure.getCause());
        builder.details = failure.details;
        return builder;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** What retry policies and callers tell failures apart by. */
    public String getType() {
        return type;
    }

    /** The details given by the thrower; empty if there are none. */
    public Values getDetails() {
        return details;
    }

    /** Whether the failure must not be retried, whatever the policy says. */
    public boolean isNonRetryable() {
        return nonRetryable;
    }

    /** Forbids another attempt, whatever the retry policy says; false leaves it to the policy. */
    public void setNonRetryable(boolean nonRetryable) {
        this.nonRetryable = nonRetryable;
    }

    /** The pause before the next attempt if it is not for the policy to say, else null. */
    public @Nullable Duration getNextRetryDelay() {
        return nextRetryDelay;
    }

    /** @param nextRetryDelay how long the next attempt waits, whatever the retry policy says; null for what that says */
    public void setNextRetryDelay(@Nullable Duration nextRetryDelay) {
        this.nextRetryDelay = nextRetryDelay == null ? null : Durations.notNegative("nextRetryDelay", nextRetryDelay);
    }

    /** How much attention it deserves; for the catcher, and kept over activity, child and client. */
    public ApplicationErrorCategory getCategory() {
        return category;
    }

    /** Collects the parts of a failure. Not thread-safe. */
    public static final class Builder {
        private @Nullable String message;
        private String type = "";
        private Values details = EncodedValues.none();
        private boolean nonRetryable;
        private @Nullable Duration nextRetryDelay;
        private @Nullable Throwable cause;
        private ApplicationErrorCategory category = ApplicationErrorCategory.UNSPECIFIED;

        private Builder() {}

        /** What went wrong, for people. Default: null. */
        public Builder setMessage(@Nullable String message) {
            this.message = message;
            return this;
        }

        /** By what callers, and {@code doNotRetry} of retry policies, know the failure; never null. Default: empty. */
        public Builder setType(String type) {
            this.type = Objects.requireNonNull(type, "type: name what callers and retry policies should know it by");
            return this;
        }

        /** Values for the catcher, in the order in which {@link #getDetails} gives them; they are encoded as arguments are. Default: none. */
        public Builder setDetails(@Nullable Object... details) {
            this.details =
                    details.length == 1 && details[0] instanceof Values values ? values : EncodedValues.of(details);
            return this;
        }

        /** True forbids another attempt, whatever the retry policy says. Default: false. */
        public Builder setNonRetryable(boolean nonRetryable) {
            this.nonRetryable = nonRetryable;
            return this;
        }

        /** How long the next attempt waits; zero or more. Default: null, which leaves it to the retry policy. */
        public Builder setNextRetryDelay(@Nullable Duration nextRetryDelay) {
            this.nextRetryDelay =
                    nextRetryDelay == null ? null : Durations.notNegative("nextRetryDelay", nextRetryDelay);
            return this;
        }

        /** Default: {@code UNSPECIFIED}. */
        public Builder setCategory(ApplicationErrorCategory category) {
            this.category = Objects.requireNonNull(category, "category: leave it out if nothing is known");
            return this;
        }

        /** The failure behind it; it travels along, as far as it can be encoded. Default: none. */
        public Builder setCause(@Nullable Throwable cause) {
            this.cause = cause;
            return this;
        }

        public ApplicationFailure build() {
            return new ApplicationFailure(this);
        }
    }
}
