package io.perdura.engine.port;

import io.perdura.common.WorkflowExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which runs to list; null means any. */
public record ExecutionFilter(
        @Nullable String workflowId,
        @Nullable String workflowType,
        @Nullable WorkflowExecutionStatus status,
        @Nullable String taskQueue,
        @Nullable Instant startedFrom,
        @Nullable Instant startedBefore) {

    public static final ExecutionFilter ALL = new ExecutionFilter(null, null, null, null, null, null);
}
