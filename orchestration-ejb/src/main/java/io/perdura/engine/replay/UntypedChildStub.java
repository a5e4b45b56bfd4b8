package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.interceptors.Header;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor.ChildWorkflowInput;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor.ChildWorkflowOutput;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor.SignalExternalInput;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.ChildWorkflowStub;
import io.perdura.workflow.Promise;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One child workflow, started once. */
final class UntypedChildStub implements ChildWorkflowStub {

    private final DurableContext context;
    private final @Nullable WorkflowOutboundCallsInterceptor head;
    private final Stubs stubs;
    private final String workflowType;
    private final ChildWorkflowOptions options;
    private final DurablePromise<WorkflowExecution> execution;
    private @Nullable ChildCommand child;

    UntypedChildStub(DurableContext context, Stubs stubs, String workflowType, ChildWorkflowOptions options) {
        this.context = context;
        this.head = context.outbound();
        this.stubs = stubs;
        this.workflowType = workflowType;
        this.options = options;
        this.execution = new DurablePromise<>(context);
    }

    @Override
    public String getWorkflowType() {
        return workflowType;
    }

    @Override
    public Promise<WorkflowExecution> getExecution() {
        return execution;
    }

    @Override
    public ChildWorkflowOptions getOptions() {
        return options;
    }

    Promise<@Nullable Object> start(ResultType<?> resultType, @Nullable Object[] arguments) {
        if (child != null) {
            throw new IllegalStateException("this stub has already started its child '"
                    + child.event().childWorkflowId() + "': make a new stub for each child");
        }
        if (context.scope().isCancelRequested()) {
            DurablePromise<@Nullable Object> refused = new DurablePromise<>(context);
            RuntimeException failure = context.failures().notStarted(context.scope());
            refused.completeExceptionally(failure);
            execution.completeExceptionally(failure);
            return refused;
        }
        Map<String, Payload> header = context.interception().header(options.getContextPropagators());
        if (head != null) {
            return intercepted(head, resultType, arguments, header);
        }
        ChildCommand started = context.children().initiate(workflowType, null, options, resultType, arguments, header);
        child = started;
        execution.completeFrom(started.execution());
        return started.result();
    }

    @SuppressWarnings("unchecked") // a promise of anything is one of an object
    private <R> Promise<@Nullable Object> intercepted(
            WorkflowOutboundCallsInterceptor head,
            ResultType<R> type,
            @Nullable Object[] arguments,
            Map<String, Payload> header) {
        ChildWorkflowOutput<R> output = head.executeChildWorkflow(new ChildWorkflowInput<>(
                options.getWorkflowId(),
                workflowType,
                type.rawType(),
                type.genericType(),
                arguments,
                options,
                new Header(header)));
        child = context.children().latest();
        execution.completeFrom(output.getWorkflowExecution());
        return (Promise<@Nullable Object>) output.getResult();
    }

    @Override
    public <R> @Nullable R execute(Class<R> resultClass, @Nullable Object... args) {
        return execute(resultClass, resultClass, args);
    }

    @Override
    @SuppressWarnings("unchecked") // the result was decoded as R
    public <R> @Nullable R execute(Class<R> resultClass, Type resultType, @Nullable Object... args) {
        return (R) stubs.deliver(executeAsync(resultClass, resultType, args), resultClass);
    }

    @Override
    public <R> Promise<@Nullable R> executeAsync(Class<R> resultClass, @Nullable Object... args) {
        return executeAsync(resultClass, resultClass, args);
    }

    @Override
    @SuppressWarnings("unchecked") // the result is decoded as R
    public <R> Promise<@Nullable R> executeAsync(Class<R> resultClass, Type resultType, @Nullable Object... args) {
        return (Promise<@Nullable R>) (Promise<?>) start(new ResultType<>(resultClass, resultType), args);
    }

    @Override
    public void signal(String signalName, @Nullable Object... args) {
        if (child == null) {
            throw new IllegalStateException("the child workflow '" + workflowType
                    + "' is not started yet: call its workflow method (with Async) before you signal it");
        }
        // The child exists from its start on: wait for that, so that the signal finds it.
        execution.get();
        if (head != null) {
            head.signalExternalWorkflow(new SignalExternalInput(
                            execution.get(),
                            signalName,
                            new Header(context.interception().header()),
                            args))
                    .getResult()
                    .get();
            return;
        }
        context.externals()
                .signal(
                        WorkflowExecution.latest(child.event().childWorkflowId()),
                        child.event().childRunId(),
                        signalName,
                        context.converter().toPayloads(args),
                        true,
                        context.interception().header())
                .get();
    }
}
