package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.history.RunOptions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run to start.
 *
 * @param workflowType a deployed type
 * @param workflowId null for one made of the request id, or, without that, a random one
 * @param taskQueue null for the type's own
 * @param input the arguments
 * @param requestId a repetition with the same id answers the same run; null for none
 * @param reuse what to do when the id belongs to a closed run
 * @param conflict what to do when the id belongs to an open run
 * @param runTimeout the longest one run may last; zero for no limit
 * @param executionTimeout the longest the chain of runs may last; zero for no limit
 * @param startDelay how long its code does not begin; zero for at once
 * @param options memo, search attributes, retry policy, cron schedule, task timeout
 */
public record StartRequest(
        String workflowType,
        @Nullable String workflowId,
        @Nullable String taskQueue,
        List<Payload> input,
        @Nullable String requestId,
        WorkflowIdReusePolicy reuse,
        WorkflowIdConflictPolicy conflict,
        Duration runTimeout,
        Duration executionTimeout,
        Duration startDelay,
        RunOptions options) {

    public StartRequest {
        input = List.copyOf(input);
        if (reuse == WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING) {
            reuse = WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;
            conflict = WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING;
        }
    }

    StartRequest withConflict(WorkflowIdConflictPolicy policy) {
        return new StartRequest(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                reuse,
                policy,
                runTimeout,
                executionTimeout,
                startDelay,
                options);
    }

    /** A run that begins at once and has none of the options. */
    public StartRequest(
            String workflowType,
            @Nullable String workflowId,
            @Nullable String taskQueue,
            List<Payload> input,
            @Nullable String requestId,
            WorkflowIdReusePolicy reuse,
            WorkflowIdConflictPolicy conflict,
            Duration runTimeout,
            Duration executionTimeout) {
        this(
                workflowType,
                workflowId,
                taskQueue,
                input,
                requestId,
                reuse,
                conflict,
                runTimeout,
                executionTimeout,
                Duration.ZERO,
                RunOptions.NONE);
    }
}
