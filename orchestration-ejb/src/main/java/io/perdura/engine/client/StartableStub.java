package io.perdura.engine.client;

import io.perdura.client.UpdateOptions;
import io.perdura.client.WorkflowExecutionAlreadyStarted;
import io.perdura.client.WorkflowOptions;
import io.perdura.client.WorkflowUpdateHandle;
import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.RunTarget;
import io.perdura.engine.partition.StartReceipt;
import io.perdura.engine.partition.StartRequest;
import io.perdura.engine.partition.StartedWithUpdate;
import io.perdura.engine.partition.UpdateCall;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A stub that starts one workflow, and talks to it from then on. Thread-safe. */
final class StartableStub extends RunCalls {

    private final String workflowType;
    private final WorkflowOptions options;
    private final AtomicReference<@Nullable WorkflowExecution> started = new AtomicReference<>();

    StartableStub(ClientScope scope, String workflowType, WorkflowOptions options) {
        super(scope);
        this.workflowType = workflowType;
        this.options = options;
    }

    @Override
    public WorkflowExecution start(@Nullable Object... args) {
        return start(header(), args);
    }

    @Override
    WorkflowExecution start(Map<String, Payload> header, @Nullable Object[] args) {
        requireUnused();
        StartRequest request = request(header, args);
        try {
            return used(Calls.of(
                    about(), workflowType, () -> Calls.answer(scope.engine().start(request))));
        } catch (WorkflowExecutionAlreadyStarted taken) {
            WorkflowExecution other = taken.getExecution();
            if (!other.runId().isEmpty()) {
                started.set(other); // the stub is for whatever has the id
            }
            throw taken;
        }
    }

    @Override
    public WorkflowExecution signalWithStart(
            String signalName, @Nullable Object[] signalArgs, @Nullable Object[] startArgs) {
        return signalWithStart(scope.interception().header(), signalName, signalArgs, startArgs);
    }

    @Override
    WorkflowExecution signalWithStart(
            Map<String, Payload> header,
            String signalName,
            @Nullable Object[] signalArgs,
            @Nullable Object[] startArgs) {
        requireUnused();
        StartRequest request = request(header, startArgs);
        return used(Calls.of(
                about(),
                workflowType,
                () -> Calls.answer(scope.engine()
                        .signalWithStart(request, signalName, scope.converter().toPayloads(signalArgs)))));
    }

    @Override
    public <R> WorkflowUpdateHandle<R> startUpdateWithStart(
            UpdateOptions<R> updateOptions, @Nullable Object[] updateArgs, @Nullable Object[] startArgs) {
        Map<String, Payload> header = scope.interception().header();
        return startUpdateWithStart(header, header, updateOptions, updateArgs, startArgs);
    }

    @Override
    <R> WorkflowUpdateHandle<R> startUpdateWithStart(
            Map<String, Payload> startHeader,
            Map<String, Payload> updateHeader,
            UpdateOptions<R> updateOptions,
            @Nullable Object[] updateArgs,
            @Nullable Object[] startArgs) {
        if (options.getWorkflowIdConflictPolicy()
                != WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING) {
            requireUnused();
        }
        UpdateStarts updates = new UpdateStarts(scope);
        UpdateCall call = updates.call(updateOptions, updateHeader, updateArgs);
        StartedWithUpdate started = scope.engine().updateWithStart(request(startHeader, startArgs), call);
        WorkflowExecution execution = used(Calls.of(about(), workflowType, () -> Calls.answer(started.start())));
        return updates.handle(
                RunTarget.of(execution.workflowId()), workflowType, updateOptions, call, started.update());
    }

    /** What the start carries. */
    private Map<String, Payload> header() {
        return scope.interception().contexts().header(options.getContextPropagators());
    }

    private void requireUnused() {
        WorkflowExecution before = started.get();
        if (before != null) {
            throw new IllegalStateException("This stub started workflow '" + before.workflowId() + "' run "
                    + before.runId() + " already: make another stub to start another workflow");
        }
    }

    private StartRequest request(Map<String, Payload> header, @Nullable Object[] args) {
        WorkflowExecution before = started.get();
        return new StartRequest(
                workflowType,
                before == null ? options.getWorkflowId() : before.workflowId(),
                options.getTaskQueue(),
                scope.converter().toPayloads(args),
                options.getRequestId(),
                Objects.requireNonNullElse(
                        options.getWorkflowIdReusePolicy(),
                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE),
                options.getWorkflowIdConflictPolicy(),
                orNone(options.getWorkflowRunTimeout()),
                orNone(options.getWorkflowExecutionTimeout()),
                orNone(options.getStartDelay()),
                StartOptions.of(options, scope.converter()).with(changed -> changed.header(header)));
    }

    private WorkflowExecution about() {
        String id = options.getWorkflowId();
        return WorkflowExecution.latest(id == null ? "(new)" : id);
    }

    private WorkflowExecution used(StartReceipt receipt) {
        WorkflowExecution execution =
                new WorkflowExecution(receipt.workflowId(), receipt.runId().toString());
        started.set(execution);
        return execution;
    }

    private static Duration orNone(@Nullable Duration timeout) {
        return timeout == null ? Duration.ZERO : timeout;
    }

    /** Without the run id: messages and waiting follow the run's successors. */
    @Override
    RunTarget target() {
        WorkflowExecution execution = getExecution();
        return new RunTarget(execution.workflowId(), null, RunId.parse(execution.runId()));
    }

    @Override
    public Optional<String> getWorkflowType() {
        return Optional.of(workflowType);
    }

    @Override
    public WorkflowExecution getExecution() {
        WorkflowExecution execution = started.get();
        if (execution == null) {
            throw new IllegalStateException(
                    "The workflow " + workflowType + " of this stub was not started yet: start it first");
        }
        return execution;
    }

    @Override
    public boolean isStarted() {
        return started.get() != null;
    }

    @Override
    public Optional<WorkflowOptions> getOptions() {
        return Optional.of(options);
    }
}
