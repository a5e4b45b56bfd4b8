package io.perdura.engine.history;

import io.perdura.common.Payload;
import io.perdura.common.RetryState;
import io.perdura.common.TimeoutType;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.EncodedValues;
import io.perdura.common.converter.Values;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.ApplicationErrorCategory;
import io.perdura.failure.ApplicationFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.failure.ChildWorkflowFailure;
import io.perdura.failure.PerduraFailure;
import io.perdura.failure.TerminatedFailure;
import io.perdura.failure.TimeoutFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns exceptions into {@link Failure}s and back. Whatever is thrown becomes a failure that can be stored: an exception
 * that is no {@link PerduraFailure} becomes an APPLICATION failure with its class name as type; one whose own methods throw,
 * or whose details can't be encoded, becomes a failure that says so. Never throws. Thread-safe.
 *
 * <p>Bounds: {@value #MAX_CAUSES} failures in a chain (cycles are cut), {@value #MAX_MESSAGE} characters of each message,
 * {@value #MAX_STACK_TRACE} characters of each stack trace, {@value #MAX_DETAILS} bytes of details over the whole chain.
 */
public final class FailureConverter {

    /** The longest chain of causes that is kept. */
    public static final int MAX_CAUSES = 20;

    static final int MAX_MESSAGE = 16 << 10;
    static final int MAX_STACK_TRACE = 16 << 10;
    static final int MAX_DETAILS = 1 << 20;

    private static final int MAX_NAME = 1_000;

    private final DataConverter converter;
    private final HiddenFailures hidden;

    /** @param converter encodes and decodes the details that failures carry */
    public FailureConverter(DataConverter converter) {
        this.converter = converter;
        this.hidden = new HiddenFailures(converter);
    }

    /** The failure that stands for an exception. What only carries another exception through is taken off. */
    public Failure toFailure(Throwable thrown) {
        List<Failure> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        int detailBytes = 0;
        Throwable next = unwrap(thrown);
        while (next != null && seen.add(next) && chain.size() < MAX_CAUSES) {
            Failure failure = single(next, MAX_DETAILS - detailBytes);
            for (Payload detail : failure.details()) {
                detailBytes += detail.size();
            }
            chain.add(failure);
            Throwable current = next;
            Throwable cause = guarded(current::getCause);
            next = cause == null ? null : unwrap(cause);
        }
        Failure result = null;
        for (int i = chain.size() - 1; i >= 0; i--) {
            Failure one = hidden.wanted() ? hidden.hidden(chain.get(i)) : chain.get(i);
            result = one.withCause(result);
        }
        return Objects.requireNonNull(result, "the chain begins with the exception itself");
    }

    /** The exception that a failure stands for, with the exceptions of its causes. */
    public PerduraFailure toException(Failure stored) {
        Failure failure = hidden.shown(stored);
        PerduraFailure exception = exception(failure, failure.cause() == null ? null : toException(failure.cause()));
        exception.setStackTrace(StackTraceText.parse(failure.stackTrace()));
        return exception;
    }

    private PerduraFailure exception(Failure failure, @Nullable PerduraFailure cause) {
        Values details = EncodedValues.of(failure.details(), converter);
        return switch (failure.kind()) {
            case APPLICATION ->
                ApplicationFailure.newBuilder()
                        .setMessage(failure.message())
                        .setType(failure.attribute(Failure.TYPE))
                        .setNonRetryable(failure.nonRetryable())
                        .setNextRetryDelay(nextRetryDelay(failure))
                        .setCategory(category(failure))
                        .setDetails(details)
                        .setCause(cause)
                        .build();
            case CANCELED -> new CanceledFailure(failure.message(), details, cause);
            case TERMINATED -> new TerminatedFailure(failure.message(), cause);
            case TIMEOUT ->
                new TimeoutFailure(
                        failure.message(),
                        details,
                        TimeoutType.valueOf(failure.attribute(Failure.TIMEOUT_TYPE)),
                        cause);
            case ACTIVITY ->
                new ActivityFailure(
                        failure.message(),
                        number(failure, Failure.SCHEDULED_EVENT_ID),
                        0,
                        failure.attribute(Failure.ACTIVITY_TYPE),
                        failure.attribute(Failure.ACTIVITY_ID),
                        RetryState.valueOf(failure.attribute(Failure.RETRY_STATE)),
                        "",
                        cause);
            case CHILD_WORKFLOW ->
                new ChildWorkflowFailure(
                        number(failure, Failure.INITIATED_EVENT_ID),
                        0,
                        failure.attribute(Failure.WORKFLOW_TYPE),
                        new WorkflowExecution(
                                failure.attribute(Failure.WORKFLOW_ID), failure.attribute(Failure.RUN_ID)),
                        "",
                        RetryState.valueOf(failure.attribute(Failure.RETRY_STATE)),
                        cause);
        };
    }

    private static long number(Failure failure, String attribute) {
        String text = failure.attribute(attribute);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private static ApplicationErrorCategory category(Failure failure) {
        String name = failure.attribute(Failure.CATEGORY);
        return name.isEmpty() ? ApplicationErrorCategory.UNSPECIFIED : ApplicationErrorCategory.valueOf(name);
    }

    private static @Nullable Duration nextRetryDelay(Failure failure) {
        String millis = failure.attribute(Failure.NEXT_RETRY_DELAY_MILLIS);
        return millis.isEmpty() ? null : Duration.ofMillis(Long.parseLong(millis));
    }

    /** One exception without its cause. */
    private Failure single(Throwable thrown, int detailBudget) {
        String stack = StackTraceText.of(guarded(thrown::getStackTrace), MAX_STACK_TRACE);
        Map<String, String> attributes = new HashMap<>();
        if (thrown instanceof ApplicationFailure failure) {
            attributes.put(Failure.TYPE, bounded(failure.getType(), MAX_NAME));
            if (failure.isNonRetryable()) {
                attributes.put(Failure.NON_RETRYABLE, "true");
            }
            Duration delay = failure.getNextRetryDelay();
            if (delay != null) {
                attributes.put(Failure.NEXT_RETRY_DELAY_MILLIS, Long.toString(delay.toMillis()));
            }
            if (failure.getCategory() != ApplicationErrorCategory.UNSPECIFIED) {
                attributes.put(Failure.CATEGORY, failure.getCategory().name());
            }
            return withDetails(
                    Failure.Kind.APPLICATION, failure, stack, attributes, failure.getDetails(), detailBudget);
        }
        if (thrown instanceof CanceledFailure failure) {
            return withDetails(Failure.Kind.CANCELED, failure, stack, attributes, failure.getDetails(), detailBudget);
        }
        if (thrown instanceof TimeoutFailure failure) {
            attributes.put(Failure.TIMEOUT_TYPE, failure.getTimeoutType().name());
            return withDetails(
                    Failure.Kind.TIMEOUT, failure, stack, attributes, failure.getLastHeartbeatDetails(), detailBudget);
        }
        if (thrown instanceof TerminatedFailure failure) {
            return plain(Failure.Kind.TERMINATED, failure.getOriginalMessage(), stack, attributes);
        }
        if (thrown instanceof ActivityFailure failure) {
            attributes.put(Failure.ACTIVITY_TYPE, failure.getActivityType());
            attributes.put(Failure.ACTIVITY_ID, failure.getActivityId());
            attributes.put(Failure.SCHEDULED_EVENT_ID, Long.toString(failure.getScheduledEventId()));
            attributes.put(Failure.RETRY_STATE, failure.getRetryState().name());
            return plain(Failure.Kind.ACTIVITY, failure.getOriginalMessage(), stack, attributes);
        }
        if (thrown instanceof ChildWorkflowFailure failure) {
            attributes.put(Failure.WORKFLOW_TYPE, failure.getWorkflowType());
            attributes.put(Failure.WORKFLOW_ID, failure.getExecution().workflowId());
            attributes.put(Failure.RUN_ID, failure.getExecution().runId());
            attributes.put(Failure.INITIATED_EVENT_ID, Long.toString(failure.getInitiatedEventId()));
            attributes.put(Failure.RETRY_STATE, failure.getRetryState().name());
            return plain(Failure.Kind.CHILD_WORKFLOW, failure.getOriginalMessage(), stack, attributes);
        }
        attributes.put(Failure.TYPE, bounded(thrown.getClass().getName(), MAX_NAME));
        return plain(Failure.Kind.APPLICATION, foreignMessage(thrown), stack, attributes);
    }

    private static @Nullable String foreignMessage(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (Throwable broken) {
            return "(its getMessage() threw " + broken.getClass().getName() + ")";
        }
    }

    private static Failure plain(
            Failure.Kind kind, @Nullable String message, String stack, Map<String, String> attributes) {
        return new Failure(
                kind, message == null ? null : bounded(message, MAX_MESSAGE), stack, attributes, List.of(), null);
    }

    private Failure withDetails(
            Failure.Kind kind,
            PerduraFailure failure,
            String stack,
            Map<String, String> attributes,
            Values values,
            int budget) {
        Failure plain = plain(kind, failure.getOriginalMessage(), stack, attributes);
        List<Payload> details;
        try {
            details = encoded(values);
        } catch (Throwable broken) {
            return withNote(plain, "its details can't be encoded: " + foreignMessage(broken));
        }
        long size = 0;
        for (Payload detail : details) {
            size += detail.size();
        }
        if (size > budget) {
            return withNote(
                    plain,
                    "its details were left out: " + size + " bytes, of which the failure and its causes may have "
                            + MAX_DETAILS + " in all");
        }
        return new Failure(plain.kind(), plain.message(), stack, plain.attributes(), details, null);
    }

    private static Failure withNote(Failure failure, String note) {
        String message = (failure.message() == null ? "" : failure.message() + " ") + "(" + note + ")";
        return plain(failure.kind(), message, failure.stackTrace(), failure.attributes());
    }

    private List<Payload> encoded(@Nullable Values values) {
        if (values == null) { // details are transient: an exception that Java serialization brought back has none
            return List.of();
        }
        if (values instanceof EncodedValues encoded) {
            return encoded.toPayloads(converter);
        }
        List<Payload> payloads = new ArrayList<>();
        for (int i = 0; i < values.getSize(); i++) {
            payloads.add(converter.encode(values.get(i, Object.class)));
        }
        return payloads;
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable actual = thrown;
        for (int depth = 0; depth < MAX_CAUSES; depth++) {
            boolean carrier = actual instanceof CheckedExceptionWrapper
                    || actual instanceof InvocationTargetException
                    || actual instanceof UndeclaredThrowableException;
            if (!carrier || actual.getCause() == null) {
                break;
            }
            actual = actual.getCause();
        }
        return actual;
    }

    private static <T> @Nullable T guarded(Supplier<@Nullable T> getter) {
        try {
            return getter.get();
        } catch (Throwable broken) { // an exception whose own methods fail must still end the attempt clearly
            return null;
        }
    }

    private static String bounded(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit) + "… (" + text.length() + " characters in all)";
    }
}
