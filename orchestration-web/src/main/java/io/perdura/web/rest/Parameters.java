package io.perdura.web.rest;

import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.RunTarget;
import io.perdura.web.problem.RequestRefused;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Parameters of paths and queries, checked; each refusal names the parameter. */
final class Parameters {

    private static final int MAX_ID = 1_000;
    private static final int MAX_TEXT = 10_000;
    private static final int DEFAULT_PAGE = 100;
    private static final int MAX_PAGE = 1_000;
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(30);
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);

    private Parameters() {}

    static RunTarget target(String workflowId, @Nullable String runId) {
        return new RunTarget(name("workflowId", workflowId), runId == null ? null : runId(runId));
    }

    private static RunId runId(String runId) {
        try {
            return RunId.parse(runId);
        } catch (IllegalArgumentException e) {
            throw RequestRefused.field(
                    "runId", "is '" + runId + "'; expected a UUID such as 0190163d-8694-739b-aea5-966c26f8ad91");
        }
    }

    /** An id or a name: 1 to 1,000 characters, none of them a control character. */
    static String name(String parameter, String value) {
        if (value.isBlank()) {
            throw RequestRefused.field(parameter, "is empty; expected 1 to " + MAX_ID + " characters");
        }
        if (value.length() > MAX_ID) {
            throw RequestRefused.field(parameter, "has " + value.length() + " characters; expected at most " + MAX_ID);
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw RequestRefused.field(parameter, "holds a control character; expected text");
        }
        return value;
    }

    /** The name of something inside a field that is an object. */
    static String key(String field, String name) {
        return name.isBlank() ? name(field + ".\"" + name + "\"", name) : name(field + "." + name, name);
    }

    /** A text of any content that is not absurdly long. */
    static String text(String parameter, String value) {
        if (value.length() > MAX_TEXT) {
            throw RequestRefused.field(
                    parameter, "has " + value.length() + " characters; expected at most " + MAX_TEXT);
        }
        return value;
    }

    static @Nullable String nameOrNone(String parameter, @Nullable String value) {
        return value == null ? null : name(parameter, value);
    }

    static int pageSize(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return DEFAULT_PAGE;
        }
        try {
            int size = Integer.parseInt(value);
            if (size >= 1 && size <= MAX_PAGE) {
                return size;
            }
        } catch (NumberFormatException notANumber) {
            throw pageSizeRefused(value, notANumber);
        }
        throw pageSizeRefused(value, null);
    }

    private static RequestRefused pageSizeRefused(String value, @Nullable Throwable cause) {
        RequestRefused refused =
                RequestRefused.field("pageSize", "is '" + value + "'; expected a number from 1 to " + MAX_PAGE);
        if (cause != null) {
            refused.addSuppressed(cause);
        }
        return refused;
    }

    static Duration timeout(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return DEFAULT_WAIT;
        }
        Duration timeout;
        try {
            timeout = Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw timeoutRefused(value);
        }
        if (timeout.isNegative() || timeout.compareTo(MAX_WAIT) > 0) {
            throw timeoutRefused(value);
        }
        return timeout;
    }

    private static RequestRefused timeoutRefused(String value) {
        return RequestRefused.field(
                "timeout", "is '" + value + "'; expected an ISO-8601 duration from PT0S to " + MAX_WAIT);
    }

    /** How far to wait for an update: to its outcome, or to its acceptance only. */
    static boolean untilCompleted(@Nullable String waitFor) {
        if (waitFor == null || waitFor.isEmpty() || waitFor.equals("COMPLETED")) {
            return true;
        }
        if (waitFor.equals("ACCEPTED")) {
            return false;
        }
        throw RequestRefused.field("waitFor", "is '" + waitFor + "'; expected ACCEPTED or COMPLETED");
    }

    static boolean flag(String parameter, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.isEmpty() || value.equals("true")) {
            return true;
        }
        throw RequestRefused.field(parameter, "is '" + value + "'; expected true or false");
    }
}
