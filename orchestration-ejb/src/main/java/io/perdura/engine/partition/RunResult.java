package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.RunId;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param runId the run that ended, the last of its chain
 * @param result what it returned, when completed
 * @param failure why it did not complete
 */
public record RunResult(
        String workflowId,
        RunId runId,
        String workflowType,
        WorkflowExecutionStatus status,
        @Nullable Payload result,
        @Nullable Failure failure) {}
