package io.perdura.testing;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.activity.metadata.ActivityInterfaceModel;
import io.perdura.activity.metadata.ActivityMethodModel;
import io.perdura.common.Payload;
import io.perdura.common.RetryState;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.EncodedValues;
import io.perdura.engine.history.FailureConverter;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.Timeouts;
import io.perdura.engine.partition.EngineConfig;
import io.perdura.engine.port.ActivityKey;
import io.perdura.engine.port.MessageBody.Outcome;
import io.perdura.failure.ActivityFailure;
import io.perdura.failure.CanceledFailure;
import io.perdura.workflow.Functions;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs each activity as one attempt on the caller's thread. Thread-safe. */
final class IsolatedActivities implements TestActivityEnvironment {

    static final String QUEUE = "test-activity-queue";

    private static final RunId RUN = RunId.of(0, 0, 0);

    private final DataConverter converter;
    private final Duration defaultStartToClose;
    private final RegisteredActivities activities;
    private final AtomicLong calls = new AtomicLong();
    private volatile List<Payload> details = List.of();
    private volatile Consumer<List<Payload>> listener = heartbeat -> {};
    private volatile boolean cancelRequested;

    IsolatedActivities(TestEnvironmentOptions options) {
        this.converter = options.getDataConverter();
        this.defaultStartToClose = options.getDefaultStartToCloseTimeout();
        this.activities = new RegisteredActivities(
                options.getNamespace(),
                converter,
                EngineConfig.DEFAULTS.payloadLimit(),
                options.interception(),
                () -> {});
    }

    @Override
    public void registerActivitiesImplementations(Object... activityImplementations) {
        for (Object activity : activityImplementations) {
            activities.register(QUEUE, activity);
        }
    }

    @Override
    public <T> T newActivityStub(Class<T> activityInterface) {
        return newActivityStub(activityInterface, ActivityOptions.getDefaultInstance());
    }

    @Override
    public <T> T newActivityStub(Class<T> activityInterface, ActivityOptions options) {
        return newActivityStub(activityInterface, options, Map.of());
    }

    @Override
    public <T> T newActivityStub(
            Class<T> activityInterface, ActivityOptions options, Map<String, ActivityOptions> activityMethodOptions) {
        return stub(activityInterface, false, type -> {
            ActivityOptions own = activityMethodOptions.get(type);
            ActivityOptions merged = own == null ? options : own.mergedOver(options);
            return timeouts(
                    merged.getScheduleToCloseTimeout(),
                    merged.getScheduleToStartTimeout(),
                    merged.getStartToCloseTimeout(),
                    merged.getHeartbeatTimeout());
        });
    }

    @Override
    public <T> T newLocalActivityStub(
            Class<T> activityInterface,
            LocalActivityOptions options,
            Map<String, LocalActivityOptions> activityMethodOptions) {
        return stub(activityInterface, true, type -> {
            LocalActivityOptions merged = LocalActivityOptions.newBuilder(options)
                    .mergeActivityOptions(activityMethodOptions.get(type))
                    .build();
            return timeouts(
                    merged.getScheduleToCloseTimeout(),
                    merged.getScheduleToStartTimeout(),
                    merged.getStartToCloseTimeout(),
                    null);
        });
    }

    private Timeouts timeouts(
            @Nullable Duration scheduleToClose,
            @Nullable Duration scheduleToStart,
            @Nullable Duration startToClose,
            @Nullable Duration heartbeat) {
        boolean limited = scheduleToClose != null || startToClose != null;
        return new Timeouts(
                millis(scheduleToClose),
                millis(scheduleToStart),
                millis(limited ? startToClose : defaultStartToClose),
                millis(heartbeat));
    }

    private static long millis(@Nullable Duration duration) {
        return duration == null ? 0 : duration.toMillis();
    }

    private <T> T stub(Class<T> type, boolean local, Function<String, Timeouts> timeouts) {
        ActivityInterfaceModel model = ActivityInterfaceModel.of(type);
        InvocationHandler handler = (proxy, method, arguments) -> {
            @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == given[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "activity stub of " + type.getName();
                };
            }
            ActivityMethodModel activity = model.find(method)
                    .orElseThrow(
                            () -> new IllegalArgumentException(method + " is not an activity of " + type.getName()));
            return run(activity, given, local, timeouts.apply(activity.name()));
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object run(
            ActivityMethodModel activity, @Nullable Object[] arguments, boolean local, Timeouts timeouts) {
        long number = calls.incrementAndGet();
        List<Payload> lastDetails = details;
        details = List.of();
        ActivityScheduled scheduled = new ActivityScheduled(
                "", activity.name(), "", converter.toPayloads(arguments), timeouts, RetryPolicy.DEFAULT);
        IsolatedAttempt attempt = new IsolatedAttempt(
                new ActivityKey(RUN, number),
                scheduled,
                local,
                lastDetails,
                heartbeat -> listener.accept(heartbeat),
                () -> cancelRequested);
        activities.invoke(attempt);
        return result(activity, Long.toString(number), attempt.outcome());
    }

    private @Nullable Object result(ActivityMethodModel activity, String id, @Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Completed completed) {
            Class<?> type = activity.signature().resultClass();
            return type == void.class
                    ? null
                    : converter.fromPayload(
                            completed.result(), type, activity.signature().resultType());
        }
        if (outcome instanceof Outcome.Failed failed) {
            throw failure(
                    activity,
                    id,
                    RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED,
                    new FailureConverter(converter).toException(failed.failure()));
        }
        if (outcome instanceof Outcome.Canceled canceled) {
            throw failure(
                    activity,
                    id,
                    RetryState.RETRY_STATE_CANCEL_REQUESTED,
                    new CanceledFailure(
                            "the activity was cancelled", EncodedValues.of(canceled.details(), converter), null));
        }
        throw new UnsupportedOperationException(
                "Activity " + activity.name()
                        + " is completed from outside, which only a workflow can wait for: test it in a TestWorkflowEnvironment");
    }

    private static ActivityFailure failure(ActivityMethodModel activity, String id, RetryState state, Throwable cause) {
        return new ActivityFailure(null, 0, 0, activity.name(), id, state, "", cause);
    }

    // ---- heartbeats and cancellation

    @Override
    public <T> void setHeartbeatDetails(@Nullable T newDetails) {
        details = newDetails == null ? List.of() : List.of(converter.encode(newDetails));
    }

    @Override
    public <T> void setActivityHeartbeatListener(Class<T> detailsClass, Functions.Proc1<@Nullable T> newListener) {
        setActivityHeartbeatListener(detailsClass, detailsClass, newListener);
    }

    @Override
    @SuppressWarnings("NullAway") // a heartbeat without details is null to the listener, as the interface says
    public <T> void setActivityHeartbeatListener(
            Class<T> detailsClass, Type detailsType, Functions.Proc1<@Nullable T> newListener) {
        listener = heartbeat -> newListener.apply(
                heartbeat.isEmpty() ? null : converter.fromPayload(heartbeat.get(0), detailsClass, detailsType));
    }

    @Override
    public void requestCancelActivity() {
        cancelRequested = true;
    }

    @Override
    public void close() {}
}
