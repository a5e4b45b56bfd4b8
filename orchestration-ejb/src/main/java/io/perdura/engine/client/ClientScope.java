package io.perdura.engine.client;

import io.perdura.client.WorkflowClientOptions;
import io.perdura.client.WorkflowFailedException;
import io.perdura.common.Payload;
import io.perdura.common.TimeoutType;
import io.perdura.common.WorkflowExecution;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.converter.DataConverter;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.FailureConverter;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineClient;
import io.perdura.engine.partition.RunResult;
import io.perdura.engine.partition.RunTarget;
import io.perdura.failure.CanceledFailure;
import io.perdura.failure.PerduraFailure;
import io.perdura.failure.TerminatedFailure;
import io.perdura.failure.TimeoutFailure;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** What all stubs of a client share. Thread-safe. */
record ClientScope(
        EngineClient engine,
        DataConverter converter,
        FailureConverter failures,
        ClientInterception interception,
        WorkflowClientOptions options) {

    /**
     * Where calls go.
     *
     * @throws IllegalStateException on a thread that runs workflow code
     */
    @Override
    public EngineClient engine() {
        CallPlace.requireOutsideWorkflow();
        return engine;
    }

    /** The run that an execution names; the latest one when it has no run id. */
    static RunTarget target(WorkflowExecution execution) {
        return new RunTarget(
                execution.workflowId(), execution.runId().isEmpty() ? null : RunId.parse(execution.runId()));
    }

    /**
     * What a run returned.
     *
     * @throws WorkflowFailedException when it ended without a result
     */
    <R> @Nullable R value(RunResult ended, Class<R> resultClass, Type resultType) {
        if (ended.status() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED) {
            throw new WorkflowFailedException(
                    new WorkflowExecution(ended.workflowId(), ended.runId().toString()),
                    ended.workflowType(),
                    ended.status(),
                    ended.retryState(),
                    cause(ended));
        }
        Payload result = ended.result();
        return result == null || resultClass == void.class || resultClass == Void.class
                ? null
                : converter.fromPayload(result, resultClass, resultType);
    }

    private PerduraFailure cause(RunResult ended) {
        Failure failure = ended.failure();
        if (failure != null) {
            return failures.toException(failure);
        }
        String what = "workflow '" + ended.workflowId() + "' run " + ended.runId();
        return switch (ended.status()) {
            case WORKFLOW_EXECUTION_STATUS_CANCELED -> new CanceledFailure(what + " was cancelled");
            case WORKFLOW_EXECUTION_STATUS_TIMED_OUT ->
                new TimeoutFailure(
                        what + " took longer than its timeout", null, TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE);
            default -> new TerminatedFailure(what + " was terminated", null);
        };
    }
}
