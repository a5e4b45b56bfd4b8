package io.perdura.engine.replay;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import io.perdura.common.Payload;
import io.perdura.common.interceptors.Header;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor.LocalActivityInput;
import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.OutputEvent.LocalActivityCompleted;
import io.perdura.engine.history.OutputEvent.LocalActivityEnded;
import io.perdura.engine.history.OutputEvent.LocalActivityFailed;
import io.perdura.workflow.Promise;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The local activities that a run's code waits for. They run while the task waits, and their ends are outputs of that task, in
 * the order in which the code saw them; a replay takes the ends from the record at the same points, when all code is blocked.
 */
final class LocalCalls {

    private final DurableContext context;
    private final Outputs outputs;
    private final LocalRunner runner;
    private final Map<Long, LocalCommand> open = new LinkedHashMap<>();
    private final Map<Long, LocalCall> toStart = new LinkedHashMap<>();
    private long calls;

    LocalCalls(DurableContext context, Outputs outputs, LocalRunner runner) {
        this.context = context;
        this.outputs = outputs;
        this.runner = runner;
    }

    /** @param head the chain of interceptors that the stub was made under; null for none */
    Promise<@Nullable Object> call(
            @Nullable WorkflowOutboundCallsInterceptor head,
            String activityType,
            ResultType<?> resultType,
            @Nullable Object[] arguments,
            @Nullable LocalActivityOptions given) {
        Map<String, Payload> header = context.interception().header();
        return head == null
                ? direct(activityType, resultType, arguments, given, header)
                : intercepted(head, activityType, resultType, arguments, given, header);
    }

    @SuppressWarnings("unchecked") // a promise of anything is one of an object
    private static <R> Promise<@Nullable Object> intercepted(
            WorkflowOutboundCallsInterceptor head,
            String activityType,
            ResultType<R> type,
            @Nullable Object[] arguments,
            @Nullable LocalActivityOptions options,
            Map<String, Payload> header) {
        return (Promise<@Nullable Object>) head.executeLocalActivity(new LocalActivityInput<>(
                        activityType, type.rawType(), type.genericType(), arguments, options, new Header(header)))
                .getResult();
    }

    /** What is behind the interceptors. */
    DurablePromise<@Nullable Object> direct(
            String activityType,
            ResultType<?> resultType,
            @Nullable Object[] arguments,
            @Nullable LocalActivityOptions given,
            Map<String, Payload> header) {
        context.coroutine().requireWanted();
        outputs.requireAllowed("local activity '" + activityType + "'");
        if (context.scope().isCancelRequested()) {
            DurablePromise<@Nullable Object> refused = new DurablePromise<>(context);
            refused.completeExceptionally(context.failures().notStarted(context.scope()));
            return refused;
        }
        LocalActivityOptions options = given == null ? LocalActivityOptions.getDefaultInstance() : given;
        long number = ++calls;
        LocalCommand command = new LocalCommand(
                context,
                this,
                new LocalCall(
                        number,
                        activity(number, activityType, arguments, options, header),
                        1,
                        context.currentTimeMillis(),
                        options.getLocalRetryThreshold(),
                        null),
                resultType,
                options.getCancellationType());
        command.begin(1, null);
        return command.promise();
    }

    /** What would be the event of an ordinary activity. */
    private ActivityScheduled activity(
            long number,
            String activityType,
            @Nullable Object[] arguments,
            LocalActivityOptions options,
            Map<String, Payload> header) {
        ActivityOptions.Builder own = ActivityOptions.newBuilder();
        set(options.getScheduleToCloseTimeout(), own::setScheduleToCloseTimeout);
        set(options.getScheduleToStartTimeout(), own::setScheduleToStartTimeout);
        set(options.getStartToCloseTimeout(), own::setStartToCloseTimeout);
        if (options.getRetryOptions() != null) {
            own.setRetryOptions(options.getRetryOptions());
        }
        own.setSummary(options.getSummary());
        ActivityOptions merged = context.activities().complete(activityType, own.build());
        return context.activities().event("local-" + number, activityType, arguments, merged, header);
    }

    private static void set(@Nullable Duration value, java.util.function.Consumer<Duration> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    // ---- for the commands

    /** It starts when all code is blocked, so that a task that is not to wait starts nothing. */
    void begin(LocalCommand command, LocalCall call) {
        open.put(call.number(), command);
        toStart.put(call.number(), call);
    }

    /** Whether it has begun, here or the first time. */
    boolean begun(LocalCommand command) {
        return !toStart.containsKey(command.call().number());
    }

    void cancel(LocalCommand command) {
        if (!outputs.replaying()) {
            runner.cancel(command.call().number());
        }
    }

    void forget(LocalCommand command) {
        open.remove(command.call().number());
        toStart.remove(command.call().number());
        if (!outputs.replaying()) {
            runner.forget(command.call().number());
        }
    }

    // ---- for the machine

    /** The run leaves memory: what still runs is not wanted. */
    void abandon() {
        open.keySet().forEach(runner::forget);
        open.clear();
        toStart.clear();
    }

    /** Whether the task must wait for a local activity before it can end. */
    boolean pending() {
        return !open.isEmpty();
    }

    /** Waits for the end of one, or takes it from the record, and hands it to the code. */
    void next() {
        LocalActivityEnded ended;
        List<LocalCall> starting = List.copyOf(toStart.values());
        toStart.clear();
        if (outputs.replaying()) {
            ended = outputs.recordedEnd(
                    open.values().iterator().next().activity().activityType());
        } else {
            starting.forEach(runner::start);
            ended = outputs.emit(runner.await()).event();
        }
        LocalCommand command = open.remove(ended.call());
        if (command == null || !command.activity().activityType().equals(ended.activityType())) {
            throw outputs.notAsked(ended);
        }
        context.facts().timePasses(ended.timeMillis());
        settle(command, ended);
    }

    private void settle(LocalCommand command, LocalActivityEnded ended) {
        if (ended instanceof LocalActivityCompleted completed) {
            command.completed(completed.result());
        } else if (ended instanceof LocalActivityFailed failed && failed.backoffMillis() > 0) {
            command.pause(failed);
        } else if (ended instanceof LocalActivityFailed failed) {
            command.failed(context.failures().localFailed(command, failed));
        }
    }
}
