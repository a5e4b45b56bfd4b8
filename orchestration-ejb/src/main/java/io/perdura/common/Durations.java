package io.perdura.common;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The checks that all options share; each message names the field, its value and the remedy. */
public final class Durations {
    /** The longest duration that anything takes: 100,000 days, some 270 years. What is longer would leave the range of times. */
    public static final Duration LONGEST = Duration.ofDays(100_000);

    private Durations() {}

    /**
     * Returns {@code value} if it is longer than zero.
     *
     * @throws IllegalArgumentException if it is null, zero or negative, or longer than {@link #LONGEST}
     */
    public static Duration positive(String field, @Nullable Duration value) {
        if (value == null || value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(
                    field + " is " + value + ": give a duration longer than zero, or leave it out for the default");
        }
        return notTooLong(field, value);
    }

    /**
     * Returns {@code value} if it is zero or longer.
     *
     * @throws IllegalArgumentException if it is null or negative, or longer than {@link #LONGEST}
     */
    public static Duration notNegative(String field, @Nullable Duration value) {
        if (value == null || value.isNegative()) {
            throw new IllegalArgumentException(field + " is " + value + ": give a duration of zero or more");
        }
        return notTooLong(field, value);
    }

    private static Duration notTooLong(String field, Duration value) {
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(field + " is " + value + ": give a duration of at most "
                    + LONGEST.toDays() + " days (" + LONGEST + ")");
        }
        return value;
    }
}
