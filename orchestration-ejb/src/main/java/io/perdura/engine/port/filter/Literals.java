package io.perdura.engine.port.filter;

import io.perdura.common.IndexedValueType;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.port.filter.Tokens.Kind;
import io.perdura.engine.port.filter.Tokens.Token;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as they are written, turned into the type of their field. */
final class Literals {

    private static final String STATUS_PREFIX = "WORKFLOW_EXECUTION_STATUS_";

    private Literals() {}

    static Object value(Field field, Token token) {
        Object value = token.kind() == Kind.TEXT || token.kind() == Kind.WORD ? read(field, token) : null;
        if (value == null) {
            throw new FilterSyntaxException(
                    token.position(), "found " + token + "; " + field.label() + " is compared with " + expected(field));
        }
        return value;
    }

    private static @Nullable Object read(Field field, Token token) {
        String text = token.text();
        if (field == Field.BuiltIn.EXECUTION_STATUS) {
            return status(text);
        }
        if (field == Field.BuiltIn.RUN_ID) {
            return runId(token);
        }
        if (field == Field.BuiltIn.EXECUTION_DURATION) {
            return duration(text);
        }
        IndexedValueType type = field.type();
        return switch (type) {
            case INDEXED_VALUE_TYPE_TEXT, INDEXED_VALUE_TYPE_KEYWORD, INDEXED_VALUE_TYPE_KEYWORD_LIST ->
                token.kind() == Kind.TEXT ? text : null;
            case INDEXED_VALUE_TYPE_INT -> number(text);
            case INDEXED_VALUE_TYPE_DOUBLE -> decimal(text);
            case INDEXED_VALUE_TYPE_BOOL -> bool(text);
            case INDEXED_VALUE_TYPE_DATETIME -> time(text);
        };
    }

    private static String expected(Field field) {
        if (field == Field.BuiltIn.EXECUTION_STATUS) {
            return "one of "
                    + Arrays.stream(WorkflowExecutionStatus.values())
                            .map(status -> status.name().substring(STATUS_PREFIX.length()))
                            .collect(Collectors.joining(", "))
                    + " in quotes";
        }
        if (field == Field.BuiltIn.RUN_ID) {
            return "a UUID in quotes";
        }
        if (field == Field.BuiltIn.EXECUTION_DURATION) {
            return "an ISO-8601 duration in quotes, such as 'PT10M'";
        }
        return switch (field.type()) {
            case INDEXED_VALUE_TYPE_TEXT, INDEXED_VALUE_TYPE_KEYWORD, INDEXED_VALUE_TYPE_KEYWORD_LIST ->
                "a value in quotes, such as 'Order'";
            case INDEXED_VALUE_TYPE_INT -> "a whole number";
            case INDEXED_VALUE_TYPE_DOUBLE -> "a number";
            case INDEXED_VALUE_TYPE_BOOL -> "true or false";
            case INDEXED_VALUE_TYPE_DATETIME ->
                "a time in ISO-8601 with an offset in quotes, such as '2026-01-31T12:00:00Z'";
        };
    }

    /** Statuses are read in any spelling: Running, TIMED_OUT, timedOut. */
    private static @Nullable String status(String text) {
        String wanted = text.replace("_", "");
        return Arrays.stream(WorkflowExecutionStatus.values())
                .map(status -> status.name().substring(STATUS_PREFIX.length()))
                .filter(name -> name.replace("_", "").equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String runId(Token token) {
        try {
            return UUID.fromString(token.text()).toString();
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static @Nullable Long duration(String text) {
        try {
            return Duration.parse(text).toMillis();
        } catch (DateTimeException | ArithmeticException notOne) {
            return null;
        }
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    private static @Nullable Double decimal(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    private static @Nullable Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable OffsetDateTime time(String text) {
        try {
            return OffsetDateTime.parse(text)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException notOne) {
            return null;
        }
    }
}
