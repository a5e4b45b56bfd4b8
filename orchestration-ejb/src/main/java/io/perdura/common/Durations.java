package io.perdura.common;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The checks that all options share; each message names the field, its value and the remedy. */
public final class Durations {
    private Durations() {}

    /**
     * Returns {@code value} if it is longer than zero.
     *
     * @throws IllegalArgumentException if it is null, zero or negative
     */
    public static Duration positive(String field, @Nullable Duration value) {
        if (value == null || value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(
                    field + " is " + value + ": give a duration longer than zero, or leave it out for the default");
        }
        return value;
    }

    /**
     * Returns {@code value} if it is zero or longer.
     *
     * @throws IllegalArgumentException if it is null or negative
     */
    public static Duration notNegative(String field, @Nullable Duration value) {
        if (value == null || value.isNegative()) {
            throw new IllegalArgumentException(field + " is " + value + ": give a duration of zero or more");
        }
        return value;
    }
}
