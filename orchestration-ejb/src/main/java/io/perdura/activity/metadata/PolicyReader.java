package io.perdura.activity.metadata;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.ActivityPolicy;
import io.perdura.common.RetryOptions;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Turns {@code @ActivityPolicy} into options. */
final class PolicyReader {
    private final String place;

    private PolicyReader(String place) {
        this.place = place;
    }

    /** What the annotations say together: the method's goes over the class's, and both over the interface's. */
    static ActivityOptions options(Class<?> contract, Method declared, Method implementation, Class<?> type) {
        ActivityOptions options = ActivityOptions.getDefaultInstance();
        for (AnnotatedElement element : new AnnotatedElement[] {implementation, type, declared, contract}) {
            ActivityPolicy policy = element.getAnnotation(ActivityPolicy.class);
            if (policy != null) {
                options = options.mergedOver(new PolicyReader("@ActivityPolicy of " + element).read(policy));
            }
        }
        return options;
    }

    private ActivityOptions read(ActivityPolicy policy) {
        ActivityOptions.Builder options = ActivityOptions.newBuilder();
        RetryOptions.Builder retry = RetryOptions.newBuilder();
        duration("startToClose", policy.startToClose(), options::setStartToCloseTimeout);
        duration("scheduleToClose", policy.scheduleToClose(), options::setScheduleToCloseTimeout);
        duration("scheduleToStart", policy.scheduleToStart(), options::setScheduleToStartTimeout);
        duration("heartbeat", policy.heartbeat(), options::setHeartbeatTimeout);
        duration("initialInterval", policy.initialInterval(), retry::setInitialInterval);
        duration("maximumInterval", policy.maximumInterval(), retry::setMaximumInterval);
        checked(() -> {
            if (policy.backoffCoefficient() != 0) {
                retry.setBackoffCoefficient(policy.backoffCoefficient());
            }
            retry.setMaximumAttempts(policy.maximumAttempts());
            retry.setDoNotRetry(Stream.concat(
                            Arrays.stream(policy.doNotRetry()).map(Class::getName),
                            Arrays.stream(policy.doNotRetryTypes()))
                    .toArray(String[]::new));
            options.setRetryOptions(retry.build());
        });
        return options.build();
    }

    private void duration(String field, String text, Consumer<Duration> setter) {
        if (text.isEmpty()) {
            return;
        }
        checked(() -> {
            try {
                setter.accept(Duration.parse(text));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        field + " is \"" + text + "\": write an ISO-8601 duration such as PT10S", e);
            }
        });
    }

    private void checked(Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }
}
