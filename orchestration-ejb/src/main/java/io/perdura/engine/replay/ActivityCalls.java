package io.perdura.engine.replay;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.Payload;
import io.perdura.common.RetryOptions;
import io.perdura.common.interceptors.Header;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor.ActivityInput;
import io.perdura.engine.history.InputEvent.ActivityCanceled;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.ActivityFailed;
import io.perdura.engine.history.InputEvent.ActivityTimedOut;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.Timeouts;
import io.perdura.workflow.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The open activities of a run's code. */
final class ActivityCalls {

    private final DurableContext context;
    private final Map<Long, ActivityCommand> open = new HashMap<>();

    ActivityCalls(DurableContext context) {
        this.context = context;
    }

    /** @param head the chain of interceptors that the stub was made under; null for none */
    Promise<@Nullable Object> schedule(
            @Nullable WorkflowOutboundCallsInterceptor head,
            String activityType,
            ResultType<?> resultType,
            @Nullable Object[] arguments,
            @Nullable ActivityOptions callerOptions) {
        Map<String, Payload> header =
                context.interception().header(callerOptions == null ? null : callerOptions.getContextPropagators());
        return head == null
                ? direct(activityType, resultType, arguments, callerOptions, header)
                : intercepted(head, activityType, resultType, arguments, callerOptions, header);
    }

    @SuppressWarnings("unchecked") // a promise of anything is one of an object
    private static <R> Promise<@Nullable Object> intercepted(
            WorkflowOutboundCallsInterceptor head,
            String activityType,
            ResultType<R> type,
            @Nullable Object[] arguments,
            @Nullable ActivityOptions options,
            Map<String, Payload> header) {
        return (Promise<@Nullable Object>) head.executeActivity(new ActivityInput<>(
                        activityType, type.rawType(), type.genericType(), arguments, options, new Header(header)))
                .getResult();
    }

    /** What is behind the interceptors. */
    DurablePromise<@Nullable Object> direct(
            String activityType,
            ResultType<?> resultType,
            @Nullable Object[] arguments,
            @Nullable ActivityOptions callerOptions,
            Map<String, Payload> header) {
        ActivityCommand command = open(activityType, resultType, arguments, callerOptions, header);
        return command == null ? refused() : command.promise();
    }

    /** The promise of an activity that is not scheduled, since its scope is cancelled. */
    DurablePromise<@Nullable Object> refused() {
        DurablePromise<@Nullable Object> refused = new DurablePromise<>(context);
        refused.completeExceptionally(context.failures().notStarted(context.scope()));
        return refused;
    }

    /** Schedules it; null when its scope is cancelled. */
    @Nullable
    ActivityCommand open(
            String activityType,
            ResultType<?> resultType,
            @Nullable Object[] arguments,
            @Nullable ActivityOptions callerOptions,
            Map<String, Payload> header) {
        context.coroutine().requireWanted();
        if (context.scope().isCancelRequested()) {
            return null;
        }
        ActivityOptions options = complete(activityType, callerOptions);
        ActivityScheduled event = event("", activityType, arguments, options, header);
        ActivityCommand command =
                new ActivityCommand(context, context.emit(event), resultType, options.getCancellationType());
        open.put(command.eventId(), command);
        return command;
    }

    /** The caller's options over those of the activity's policy, with a timeout from the deployment where nobody gave one. */
    ActivityOptions complete(String activityType, @Nullable ActivityOptions callerOptions) {
        ActivityOptions policy = context.deployment().activityDefaults(activityType);
        ActivityOptions merged = callerOptions == null ? policy : callerOptions.mergedOver(policy);
        Duration byDefault = context.deployment().startToCloseDefault();
        if (merged.getStartToCloseTimeout() == null
                && merged.getScheduleToCloseTimeout() == null
                && byDefault != null) {
            return merged.toBuilder().setStartToCloseTimeout(byDefault).build();
        }
        return merged.requireCloseTimeout(activityType);
    }

    /** What is to run, with everything that it needs to know. */
    ActivityScheduled event(
            String activityId,
            String activityType,
            @Nullable Object[] arguments,
            ActivityOptions options,
            Map<String, Payload> header) {
        return new ActivityScheduled(
                activityId,
                activityType,
                Objects.requireNonNullElse(options.getTaskQueue(), ""),
                context.converter().toPayloads(arguments),
                new Timeouts(
                        millis(options.getScheduleToCloseTimeout()),
                        millis(options.getScheduleToStartTimeout()),
                        millis(options.getStartToCloseTimeout()),
                        millis(options.getHeartbeatTimeout())),
                retryPolicy(options.getRetryOptions()),
                header,
                context.words(options.getSummary()));
    }

    private static long millis(@Nullable Duration duration) {
        return duration == null ? 0 : Math.max(1, duration.toMillis());
    }

    private static RetryPolicy retryPolicy(@Nullable RetryOptions options) {
        return options == null ? RetryPolicy.DEFAULT : RetryPolicy.of(options);
    }

    /** A workflow is tried again only where it is told so. */
    static @Nullable RetryPolicy retryPolicyOrNone(@Nullable RetryOptions options) {
        return options == null ? null : RetryPolicy.of(options);
    }

    void completed(ActivityCompleted event) {
        ActivityCommand command = open.remove(event.scheduledEventId());
        if (command != null) {
            command.completed(event.result());
        }
    }

    void failed(ActivityFailed event) {
        ActivityCommand command = open.remove(event.scheduledEventId());
        if (command != null) {
            command.ended(ActivityCommand.Action.FAIL, context.failures().activityFailed(command, event));
        }
    }

    void timedOut(ActivityTimedOut event) {
        ActivityCommand command = open.remove(event.scheduledEventId());
        if (command != null) {
            command.ended(ActivityCommand.Action.TIME_OUT, context.failures().activityTimedOut(command, event));
        }
    }

    void canceled(ActivityCanceled event) {
        ActivityCommand command = open.remove(event.scheduledEventId());
        if (command != null) {
            command.ended(ActivityCommand.Action.CANCEL, context.failures().activityCanceled(command, event));
        }
    }
}
