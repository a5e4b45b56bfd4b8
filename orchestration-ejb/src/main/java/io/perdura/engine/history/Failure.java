package io.perdura.engine.history;

import io.perdura.common.Payload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A failure as data: what the exceptions of {@code io.perdura.failure} become in a history.
 *
 * @param kind which exception it stands for
 * @param message the exception's own message, null when it had none
 * @param stackTrace the stack trace's text, for people only; may be empty
 * @param attributes what the kind adds, by the names below; sorted by name
 * @param details payloads that the thrower attached
 * @param cause the failure that caused this one
 */
public record Failure(
        Kind kind,
        @Nullable String message,
        String stackTrace,
        Map<String, String> attributes,
        List<Payload> details,
        @Nullable Failure cause) {

    /** Attribute of APPLICATION: the type that retry options name. */
    public static final String TYPE = "type";
    /** Attribute of APPLICATION, present and "true" when the thrower forbade a retry. */
    public static final String NON_RETRYABLE = "nonRetryable";
    /** Attribute of APPLICATION: the delay in milliseconds that the thrower asked for. */
    public static final String NEXT_RETRY_DELAY_MILLIS = "nextRetryDelayMillis";
    /** Attribute of APPLICATION: the name of an {@code ApplicationErrorCategory}, unless it is the default. */
    public static final String CATEGORY = "category";
    /** Attribute of TIMEOUT: the name of a {@code TimeoutType}. */
    public static final String TIMEOUT_TYPE = "timeoutType";
    /** Attributes of ACTIVITY and CHILD_WORKFLOW: who failed, and why it is not retried. */
    public static final String ACTIVITY_TYPE = "activityType";

    public static final String ACTIVITY_ID = "activityId";
    public static final String SCHEDULED_EVENT_ID = "scheduledEventId";
    public static final String RETRY_STATE = "retryState";
    public static final String WORKFLOW_TYPE = "workflowType";
    public static final String WORKFLOW_ID = "workflowId";
    public static final String RUN_ID = "runId";
    public static final String INITIATED_EVENT_ID = "initiatedEventId";

    /** Which exception a failure stands for. The order is part of the encoding: append only. */
    public enum Kind {
        APPLICATION,
        CANCELED,
        TERMINATED,
        TIMEOUT,
        ACTIVITY,
        CHILD_WORKFLOW
    }

    public Failure {
        attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
        details = List.copyOf(details);
    }

    /** A failure of the application with a type, without cause or details. */
    public static Failure application(String type, @Nullable String message, boolean nonRetryable) {
        Map<String, String> attributes = nonRetryable ? Map.of(TYPE, type, NON_RETRYABLE, "true") : Map.of(TYPE, type);
        return new Failure(Kind.APPLICATION, message, "", attributes, List.of(), null);
    }

    public Failure withCause(@Nullable Failure newCause) {
        return new Failure(kind, message, stackTrace, attributes, details, newCause);
    }

    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** True when the thrower forbade a retry. */
    public boolean nonRetryable() {
        return Boolean.parseBoolean(attribute(NON_RETRYABLE));
    }
}
