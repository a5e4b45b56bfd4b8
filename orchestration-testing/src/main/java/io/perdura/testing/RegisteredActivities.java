package io.perdura.testing;

import io.perdura.activity.ActivityContext;
import io.perdura.activity.ActivityOptions;
import io.perdura.activity.metadata.ActivityImplementationModel;
import io.perdura.activity.metadata.ActivityImplementationModel.ImplementedActivity;
import io.perdura.client.ActivityCanceledException;
import io.perdura.common.Payload;
import io.perdura.common.converter.DataConverter;
import io.perdura.engine.attempt.AttemptContext;
import io.perdura.engine.attempt.AttemptInfo;
import io.perdura.engine.attempt.PayloadLimit;
import io.perdura.engine.history.FailureConverter;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.port.ActivityInvoker;
import io.perdura.engine.replay.Interception;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.CheckedExceptionWrapper;
import io.perdura.worker.TypeAlreadyRegisteredException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The activities that were registered, which it runs as plain objects. Thread-safe. */
final class RegisteredActivities implements ActivityInvoker {

    private record Registered(ImplementedActivity model, Object object) {}

    private final String namespace;
    private final DataConverter converter;
    private final FailureConverter failures;
    private final PayloadLimit payloads;
    private final Interception interception;
    private final Runnable onCompletionLater;
    private final Suspension suspension = new Suspension();
    private final Map<String, Map<String, Registered>> byTypeAndQueue = new ConcurrentHashMap<>();

    /** @param onCompletionLater called when a method has returned whose activity is completed from outside */
    RegisteredActivities(
            String namespace,
            DataConverter converter,
            int payloadLimit,
            Interception interception,
            Runnable onCompletionLater) {
        this.namespace = namespace;
        this.converter = converter;
        this.failures = new FailureConverter(converter);
        this.payloads = new PayloadLimit(converter, payloadLimit);
        this.interception = interception;
        this.onCompletionLater = onCompletionLater;
    }

    Suspension suspension() {
        return suspension;
    }

    synchronized void register(String taskQueue, Object object) {
        if (object instanceof Class<?> type) {
            throw new IllegalArgumentException(
                    type.getName() + " is a class: register an object of it, which may be a mock");
        }
        ActivityImplementationModel model = ActivityImplementationModel.of(object.getClass());
        for (String type : model.activities().keySet()) {
            Registered other = byTypeAndQueue.getOrDefault(type, Map.of()).get(taskQueue);
            if (other != null) {
                throw new TypeAlreadyRegisteredException(
                        type,
                        "Activity type '" + type + "' of "
                                + object.getClass().getName() + " is registered with queue '" + taskQueue
                                + "' already, by "
                                + other.object().getClass().getName()
                                + ": register one of them, or give it another name");
            }
        }
        model.activities()
                .forEach((type, activity) -> byTypeAndQueue
                        .computeIfAbsent(type, absent -> new ConcurrentHashMap<>())
                        .put(taskQueue, new Registered(activity, object)));
    }

    /** Those of the implementation's annotations; nothing is set when nobody implements the type. */
    ActivityOptions options(String type) {
        return byQueue(type).values().stream()
                .findFirst()
                .map(registered -> registered.model().options())
                .orElse(ActivityOptions.getDefaultInstance());
    }

    private Map<String, Registered> byQueue(String type) {
        Map<String, Registered> own = byTypeAndQueue.get(type);
        return own != null ? own : byTypeAndQueue.getOrDefault(ActivityImplementationModel.ANY_TYPE, Map.of());
    }

    @Override
    public Optional<Traits> traits(String activityType) {
        boolean served = byQueue(activityType).keySet().stream().anyMatch(queue -> !suspension.holds(queue));
        return served ? Optional.of(new Traits(false)) : Optional.empty();
    }

    @Override
    public void invoke(ActivityAttempt attempt) {
        try {
            AttemptContext context = new AttemptContext(new AttemptInfo(namespace, attempt), payloads, false);
            Registered activity = find(
                    context.getInfo().getActivityTaskQueue(), context.getInfo().getActivityType());
            if (activity == null) {
                attempt.notDeployed("No activity type '" + context.getInfo().getActivityType()
                        + "' is registered; there are " + new TreeMap<>(byTypeAndQueue).keySet());
                return;
            }
            run(attempt, activity, context);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(TestWorkflowEnvironment.class)
                    .warn("The outcome of activity {} could not be reported", attempt.key(), e);
        }
    }

    private @Nullable Registered find(String taskQueue, String type) {
        Map<String, Registered> byQueue = byQueue(type);
        Registered own = byQueue.get(taskQueue);
        return own != null ? own : byQueue.values().stream().findFirst().orElse(null);
    }

    private void run(ActivityAttempt attempt, Registered activity, AttemptContext context) {
        ActivityContext.set(context);
        Payload result;
        try {
            result = result(attempt, activity, context);
        } catch (Throwable thrown) { // whatever it is, it is the outcome of the attempt
            report(attempt, CheckedExceptionWrapper.unwrap(thrown));
            return;
        } finally {
            ActivityContext.clear();
            Thread.interrupted(); // meant for this attempt, if it came
        }
        if (context.isDoNotCompleteOnReturn()) {
            onCompletionLater.run();
        } else {
            attempt.completed(result);
        }
    }

    private Payload result(ActivityAttempt attempt, Registered activity, AttemptContext context) throws Throwable {
        @Nullable
        Object[] arguments = activity.model()
                .contract()
                .signature()
                .decodeArguments(converter, attempt.scheduled().input());
        Object value = interception.call(context, attempt.scheduled().header(), arguments, given -> {
            try {
                return activity.model().contract().method().invoke(activity.object(), given);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return payloads.encoded(
                value, "the result of activity " + attempt.scheduled().activityType());
    }

    private void report(ActivityAttempt attempt, Throwable thrown) {
        if (thrown instanceof ActivityCanceledException) {
            attempt.canceled(List.of());
        } else if (thrown instanceof CanceledFailure) {
            attempt.canceled(failures.toFailure(thrown).details());
        } else if (thrown instanceof Error error) {
            attempt.crashed(error, failures.toFailure(thrown));
        } else {
            attempt.failed(failures.toFailure(thrown));
        }
    }
}
