package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.common.RetryOptions;
import io.perdura.common.SearchAttributes;
import io.perdura.engine.history.InputEvent.ChildWorkflowClosed;
import io.perdura.engine.history.InputEvent.ChildWorkflowStartFailed;
import io.perdura.engine.history.OutputEvent.ChildWorkflowInitiated;
import io.perdura.engine.history.OutputEvent.WorkflowContinuedAsNew;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.RunOptions;
import io.perdura.engine.history.Visible;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.ContinueAsNewOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The open children of a run's code, and its own successor. */
final class ChildCalls {

    private final DurableContext context;
    private final Outputs outputs;
    private final Map<Long, ChildCommand> open = new HashMap<>();
    private @Nullable ChildCommand latest;

    ChildCalls(DurableContext context, Outputs outputs) {
        this.context = context;
        this.outputs = outputs;
    }

    /** The child that was initiated last. */
    @Nullable
    ChildCommand latest() {
        return latest;
    }

    /** @param workflowId goes over that of the options; one is made when neither has it */
    ChildCommand initiate(
            String workflowType,
            @Nullable String workflowId,
            ChildWorkflowOptions options,
            ResultType<?> resultType,
            @Nullable Object[] arguments,
            Map<String, Payload> header) {
        context.coroutine().requireWanted();
        String queue = Objects.requireNonNullElse(
                options.getTaskQueue(),
                context.deployment()
                        .workflow(workflowType)
                        .map(WorkflowDefinition::taskQueue)
                        .orElse(context.started().taskQueue()));
        String id = workflowId == null ? options.getWorkflowId() : workflowId;
        ChildCommand child = new ChildCommand(
                context,
                context.emit(new ChildWorkflowInitiated(
                        id == null ? context.randomUUID().toString() : id,
                        newRunId(),
                        workflowType,
                        queue,
                        context.converter().toPayloads(arguments),
                        options.getParentClosePolicy(),
                        millis(options.getWorkflowRunTimeout()),
                        millis(options.getWorkflowExecutionTimeout()),
                        options.getWorkflowIdReusePolicy(),
                        runOptions(options).with(changed -> changed.header(header)))),
                resultType,
                options.getCancellationType());
        open.put(child.eventId(), child);
        latest = child;
        return child;
    }

    void continueAsNew(
            @Nullable String workflowType, @Nullable ContinueAsNewOptions options, @Nullable Object[] arguments) {
        Duration runTimeout = options == null ? null : options.getWorkflowRunTimeout();
        String queue = options == null ? null : options.getTaskQueue();
        context.close(
                RunCommand.Action.CONTINUE_AS_NEW,
                new WorkflowContinuedAsNew(
                        newRunId(),
                        Objects.requireNonNullElse(
                                workflowType, context.started().workflowType()),
                        Objects.requireNonNullElse(queue, context.started().taskQueue()),
                        context.converter().toPayloads(arguments),
                        runTimeout == null ? context.started().runTimeoutMillis() : runTimeout.toMillis(),
                        options == null ? null : successor(options)));
    }

    private RunOptions runOptions(ChildWorkflowOptions options) {
        return RunOptions.NONE.with(o -> o.memo(memo(options.getMemo()))
                .searchAttributes(
                        Objects.requireNonNullElse(options.getTypedSearchAttributes(), SearchAttributes.EMPTY))
                .retryPolicy(ActivityCalls.retryPolicyOrNone(options.getRetryOptions()))
                .cronSchedule(Objects.requireNonNullElse(options.getCronSchedule(), ""))
                .executionTimeoutMillis(millis(options.getWorkflowExecutionTimeout()))
                .taskTimeoutMillis(millis(options.getWorkflowTaskTimeout()))
                .staticSummary(context.words(options.getStaticSummary()))
                .staticDetails(context.words(options.getStaticDetails())));
    }

    /** The options of the next run where some are set; null when this run's are kept as they are at its end. */
    private @Nullable RunOptions successor(ContinueAsNewOptions options) {
        Map<String, Object> memo = options.getMemo();
        SearchAttributes attributes = options.getTypedSearchAttributes();
        RetryOptions retry = options.getRetryOptions();
        Duration taskTimeout = options.getWorkflowTaskTimeout();
        if (memo == null && attributes == null && retry == null && taskTimeout == null) {
            return null;
        }
        Visible now = context.visibility().visible();
        RunOptions mine = context.started().options();
        return mine.with(o -> o.memo(memo == null ? now.memo() : memo(memo))
                .searchAttributes(attributes == null ? now.searchAttributes() : attributes)
                .retryPolicy(retry == null ? mine.retryPolicy() : ActivityCalls.retryPolicyOrNone(retry))
                .taskTimeoutMillis(taskTimeout == null ? mine.taskTimeoutMillis() : taskTimeout.toMillis())
                .attempt(1)
                .firstTaskAtMillis(0)
                .lastFailure(null));
    }

    private Map<String, Payload> memo(@Nullable Map<String, Object> values) {
        Map<String, Payload> memo = new LinkedHashMap<>();
        if (values != null) {
            values.forEach((name, value) -> memo.put(name, context.converter().encode(value)));
        }
        return memo;
    }

    private RunId newRunId() {
        return RunId.of(
                context.currentTimeMillis(),
                context.chance().nextLong(),
                context.chance().nextLong());
    }

    private static long millis(@Nullable Duration duration) {
        return duration == null ? 0 : duration.toMillis();
    }

    /** Whether this very task asked for it, so that nothing has left the run yet. */
    boolean unsent(ChildCommand child) {
        return outputs.ofThisTask(child.eventId());
    }

    /** It will not be started. */
    void withdrawn(ChildCommand child) {
        open.remove(child.eventId());
    }

    void started(long initiatedEventId) {
        ChildCommand child = open.get(initiatedEventId);
        if (child != null) {
            child.started();
        }
    }

    void startFailed(ChildWorkflowStartFailed event) {
        ChildCommand child = open.remove(event.initiatedEventId());
        if (child != null) {
            child.startFailed(context.failures().childStartFailed(child, event));
        }
    }

    void closed(ChildWorkflowClosed event) {
        ChildCommand child = open.remove(event.initiatedEventId());
        if (child == null) {
            return;
        }
        if (event.failure() == null) {
            child.completed(event.result());
        } else {
            child.failed(context.failures().childFailed(child, event));
        }
    }
}
