package io.perdura.runtime.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads properties as numbers and durations, and says clearly which one does not fit. */
final class PropertyReader {

    private final Function<String, Optional<String>> source;

    PropertyReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    String text(String name, String defaultValue) {
        return source.apply(name)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(defaultValue);
    }

    /** One of these words; the first is the default. */
    String oneOf(String name, String... words) {
        String text = text(name, words[0]);
        if (!List.of(words).contains(text)) {
            throw refused(name, text, "one of " + List.of(words), null);
        }
        return text;
    }

    /** A whole number between {@code least} and the largest that fits. */
    int number(String name, int defaultValue, int least) {
        return (int) number(name, defaultValue, least, Integer.MAX_VALUE);
    }

    long number(String name, long defaultValue, long least, long most) {
        String text = text(name, Long.toString(defaultValue));
        try {
            long value = Long.parseLong(text.replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw refused(name, text, "a whole number", notANumber);
        }
        throw refused(name, text, "a whole number from " + least + " to " + most, null);
    }

    /** A duration in ISO 8601, longer than zero. */
    Duration duration(String name, Duration defaultValue) {
        String text = text(name, defaultValue.toString());
        String expected = "a positive ISO 8601 duration such as PT10S";
        try {
            Duration value = Duration.parse(text);
            if (!value.isZero() && !value.isNegative()) {
                return value;
            }
        } catch (DateTimeParseException notADuration) {
            throw refused(name, text, expected, notADuration);
        }
        throw refused(name, text, expected, null);
    }

    /** A duration in ISO 8601, longer than zero and not longer than {@code most}. */
    Duration duration(String name, Duration defaultValue, Duration most) {
        Duration value = duration(name, defaultValue);
        if (value.compareTo(most) > 0) {
            throw refused(
                    name, text(name, defaultValue.toString()), "a positive ISO 8601 duration of at most " + most, null);
        }
        return value;
    }

    private static IllegalArgumentException refused(
            String name, String value, String expected, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "Configuration property " + name + " is '" + value + "', expected " + expected, cause);
    }
}
