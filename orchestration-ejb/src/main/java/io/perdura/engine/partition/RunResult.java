package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.common.RetryState;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.RunId;
import io.perdura.engine.run.Letters;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param runId the run that ended, the last of its chain
 * @param result what it returned, when completed
 * @param failure why it did not complete
 * @param retryState why no other attempt followed
 */
public record RunResult(
        String workflowId,
        RunId runId,
        String workflowType,
        WorkflowExecutionStatus status,
        @Nullable Payload result,
        @Nullable Failure failure,
        RetryState retryState) {

    /** Of a run without a retry policy. */
    public RunResult(
            String workflowId,
            RunId runId,
            String workflowType,
            WorkflowExecutionStatus status,
            @Nullable Payload result,
            @Nullable Failure failure) {
        this(
                workflowId,
                runId,
                workflowType,
                status,
                result,
                failure,
                failure == null ? RetryState.RETRY_STATE_RETRY_POLICY_NOT_SET : RetryPolicy.whyOver(null, failure));
    }

    /** As the run ended, with what it was started with. */
    static RunResult of(WorkflowStarted started, RunId runId, HistoryEvent closing) {
        Failure failure = Letters.failure(closing);
        return new RunResult(
                started.workflowId(),
                runId,
                started.workflowType(),
                Letters.status(closing),
                Letters.result(closing),
                failure,
                failure == null
                        ? RetryState.RETRY_STATE_RETRY_POLICY_NOT_SET
                        : RetryPolicy.whyOver(started.options().retryPolicy(), failure));
    }
}
