package io.perdura.engine.replay;

import io.perdura.activity.ActivityOptions;
import io.perdura.common.RetryOptions;
import io.perdura.engine.history.InputEvent.ActivityCanceled;
import io.perdura.engine.history.InputEvent.ActivityCompleted;
import io.perdura.engine.history.InputEvent.ActivityFailed;
import io.perdura.engine.history.InputEvent.ActivityTimedOut;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.Timeouts;
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

    DurablePromise<@Nullable Object> schedule(
            String activityType,
            ResultType<?> resultType,
            @Nullable Object[] arguments,
            @Nullable ActivityOptions callerOptions) {
        context.coroutine().requireWanted();
        if (context.scope().isCancelRequested()) {
            DurablePromise<@Nullable Object> refused = new DurablePromise<>(context);
            refused.completeExceptionally(context.failures().notStarted(context.scope()));
            return refused;
        }
        ActivityOptions defaults = context.deployment().activityDefaults(activityType);
        ActivityOptions options = (callerOptions == null ? defaults : callerOptions.mergedOver(defaults))
                .requireCloseTimeout(activityType);
        ActivityScheduled event = new ActivityScheduled(
                "",
                activityType,
                Objects.requireNonNullElse(options.getTaskQueue(), ""),
                context.converter().toPayloads(arguments),
                new Timeouts(
                        millis(options.getScheduleToCloseTimeout()),
                        millis(options.getScheduleToStartTimeout()),
                        millis(options.getStartToCloseTimeout()),
                        millis(options.getHeartbeatTimeout())),
                retryPolicy(options.getRetryOptions()));
        ActivityCommand command =
                new ActivityCommand(context, context.emit(event), resultType, options.getCancellationType());
        open.put(command.eventId(), command);
        return command.promise();
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
