package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import io.perdura.workflow.Functions;
import org.jspecify.annotations.Nullable;

/** What {@link WorkflowClient#newSignalWithStartRequest} makes. */
final class SignalWithStartBatch implements BatchRequest {

    private @Nullable WorkflowInvocation start;
    private @Nullable WorkflowInvocation signal;

    @Override
    public void add(Functions.Proc request) {
        WorkflowInvocation call = WorkflowInvocation.of(request);
        if (call.is(WorkflowInvocation.Kind.WORKFLOW) && start == null) {
            start = call;
        } else if (call.is(WorkflowInvocation.Kind.SIGNAL) && signal == null) {
            signal = call;
        } else {
            throw new IllegalArgumentException(
                    "A signal-with-start takes one @WorkflowMethod and one @SignalMethod of a"
                            + " stub, each once: this is another call");
        }
    }

    WorkflowExecution send() {
        if (start == null || signal == null) {
            throw new IllegalArgumentException(
                    "A signal-with-start takes one @WorkflowMethod and one @SignalMethod of a" + " stub: "
                            + (start == null ? "the workflow method" : "the signal") + " is missing, add it");
        }
        WorkflowStub stub = start.called(WorkflowInvocation.Kind.WORKFLOW);
        if (stub != signal.called(WorkflowInvocation.Kind.SIGNAL)) {
            throw new IllegalArgumentException(
                    "The workflow method and the signal belong to two stubs: call both on the same one");
        }
        return stub.signalWithStart(signal.name(), signal.arguments(), start.arguments());
    }
}
