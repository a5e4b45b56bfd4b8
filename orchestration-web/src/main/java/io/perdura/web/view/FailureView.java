package io.perdura.web.view;

import io.perdura.client.rest.FailureReport;
import io.perdura.engine.history.Failure;
import io.perdura.web.json.PayloadJson;
import org.jspecify.annotations.Nullable;

/** Failures with their whole chain of causes. */
public final class FailureView {

    private final PayloadJson payloads;
    private final boolean stackTraces;

    /** @param stackTraces whether to show them */
    public FailureView(PayloadJson payloads, boolean stackTraces) {
        this.payloads = payloads;
        this.stackTraces = stackTraces;
    }

    public @Nullable FailureReport showNullable(@Nullable Failure failure) {
        return failure == null ? null : show(failure);
    }

    public FailureReport show(Failure failure) {
        return new FailureReport(
                failure.kind().name(),
                failure.message(),
                attribute(failure, Failure.TYPE),
                failure.kind() == Failure.Kind.APPLICATION ? failure.nonRetryable() : null,
                attribute(failure, Failure.TIMEOUT_TYPE),
                attribute(failure, Failure.ACTIVITY_TYPE),
                attribute(failure, Failure.ACTIVITY_ID),
                attribute(failure, Failure.WORKFLOW_TYPE),
                attribute(failure, Failure.WORKFLOW_ID),
                attribute(failure, Failure.RUN_ID),
                attribute(failure, Failure.RETRY_STATE),
                failure.details().isEmpty() ? null : payloads.show(failure.details()),
                stackTraces && !failure.stackTrace().isEmpty() ? failure.stackTrace() : null,
                showNullable(failure.cause()));
    }

    /** The message closest to the origin, for a sentence. */
    static String rootMessage(Failure failure) {
        Failure root = failure;
        for (Failure cause = failure.cause(); cause != null; cause = cause.cause()) {
            root = cause;
        }
        String message = root.message();
        String type = root.attribute(Failure.TYPE);
        if (message == null || message.isBlank()) {
            return type.isEmpty() ? root.kind().name() : type;
        }
        return message.length() > 200 ? message.substring(0, 200) + "…" : message;
    }

    private static @Nullable String attribute(Failure failure, String name) {
        String value = failure.attribute(name);
        return value.isEmpty() ? null : Words.plain(value);
    }
}
