package io.perdura.engine.client;

import io.perdura.client.UpdateOptions;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecution;
import io.perdura.engine.partition.RunTarget;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stub of a workflow that was started before. Thread-safe. */
final class ExistingStub extends RunCalls {

    private final WorkflowExecution execution;
    private final RunTarget target;
    private final Optional<String> workflowType;

    ExistingStub(ClientScope scope, WorkflowExecution execution, Optional<String> workflowType) {
        super(scope);
        this.execution = execution;
        this.target = ClientScope.target(execution);
        this.workflowType = workflowType;
    }

    @Override
    RunTarget target() {
        return target;
    }

    @Override
    public WorkflowExecution start(@Nullable Object... args) {
        throw startedBefore();
    }

    @Override
    WorkflowExecution start(Map<String, Payload> header, @Nullable Object[] args) {
        throw startedBefore();
    }

    @Override
    public WorkflowExecution signalWithStart(
            String signalName, @Nullable Object[] signalArgs, @Nullable Object[] startArgs) {
        throw startedBefore();
    }

    @Override
    public <R> WorkflowUpdateHandle<R> startUpdateWithStart(
            UpdateOptions<R> updateOptions, @Nullable Object[] updateArgs, @Nullable Object[] startArgs) {
        throw startedBefore();
    }

    @Override
    WorkflowExecution signalWithStart(
            Map<String, Payload> header,
            String signalName,
            @Nullable Object[] signalArgs,
            @Nullable Object[] startArgs) {
        throw startedBefore();
    }

    @Override
    <R> WorkflowUpdateHandle<R> startUpdateWithStart(
            Map<String, Payload> startHeader,
            Map<String, Payload> updateHeader,
            UpdateOptions<R> updateOptions,
            @Nullable Object[] updateArgs,
            @Nullable Object[] startArgs) {
        throw startedBefore();
    }

    private IllegalStateException startedBefore() {
        return new IllegalStateException("This stub is for " + target
                + ", which was started before: to start a workflow, make a stub with WorkflowOptions");
    }

    @Override
    public Optional<String> getWorkflowType() {
        return workflowType;
    }

    @Override
    public WorkflowExecution getExecution() {
        return execution;
    }

    @Override
    public boolean isStarted() {
        return true;
    }

    @Override
    public Optional<WorkflowOptions> getOptions() {
        return Optional.empty();
    }
}
