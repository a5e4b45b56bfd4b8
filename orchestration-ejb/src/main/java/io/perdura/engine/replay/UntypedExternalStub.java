package io.perdura.engine.replay;

import io.perdura.common.WorkflowExecution;
import io.perdura.engine.history.RunId;
import io.perdura.workflow.ExternalWorkflowStub;
import org.jspecify.annotations.Nullable;

/** A workflow that somebody else started. */
final class UntypedExternalStub implements ExternalWorkflowStub {

    private final DurableContext context;
    private final WorkflowExecution execution;

    UntypedExternalStub(DurableContext context, WorkflowExecution execution) {
        this.context = context;
        this.execution = execution;
    }

    @Override
    public WorkflowExecution getExecution() {
        return execution;
    }

    @Override
    public void signal(String signalName, @Nullable Object... args) {
        context.externals()
                .signal(execution, runId(), signalName, context.converter().toPayloads(args), false)
                .get();
    }

    @Override
    public void cancel() {
        cancel(null);
    }

    @Override
    public void cancel(@Nullable String reason) {
        context.externals().cancel(execution, runId(), false).get();
    }

    private @Nullable RunId runId() {
        String runId = execution.getRunId();
        return runId == null || runId.isEmpty() ? null : RunId.parse(runId);
    }
}
