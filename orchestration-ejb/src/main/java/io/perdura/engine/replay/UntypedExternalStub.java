package io.perdura.engine.replay;

import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.interceptors.Header;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor.CancelWorkflowInput;
import io.perdura.common.interceptors.WorkflowOutboundCallsInterceptor.SignalExternalInput;
import io.perdura.workflow.ExternalWorkflowStub;
import io.perdura.workflow.Promise;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workflow that somebody else started. */
final class UntypedExternalStub implements ExternalWorkflowStub {

    private final DurableContext context;
    private final @Nullable WorkflowOutboundCallsInterceptor head;
    private final WorkflowExecution execution;

    UntypedExternalStub(DurableContext context, WorkflowExecution execution) {
        this.context = context;
        this.head = context.outbound();
        this.execution = execution;
    }

    @Override
    public WorkflowExecution getExecution() {
        return execution;
    }

    @Override
    public void signal(String signalName, @Nullable Object... args) {
        Map<String, Payload> header = context.interception().header();
        Promise<Void> delivered = head == null
                ? context.externals()
                        .signal(
                                execution,
                                ExternalCalls.runId(execution),
                                signalName,
                                context.converter().toPayloads(args),
                                false,
                                header)
                : head.signalExternalWorkflow(new SignalExternalInput(execution, signalName, new Header(header), args))
                        .getResult();
        delivered.get();
    }

    @Override
    public void cancel() {
        cancel(null);
    }

    @Override
    public void cancel(@Nullable String reason) {
        Promise<Void> delivered = head == null
                ? context.externals().cancel(execution, ExternalCalls.runId(execution), false, reason)
                : head.cancelWorkflow(new CancelWorkflowInput(execution, reason))
                        .getResult();
        delivered.get();
    }
}
