package io.perdura.engine.partition;

import io.perdura.common.WorkflowExecutionStatus;
import io.perdura.common.WorkflowIdConflictPolicy;
import io.perdura.common.WorkflowIdReusePolicy;
import io.perdura.engine.port.CurrentRun;

/** What a start means for a workflow id that is taken. The rules are those of Temporal's policies of the same names. */
enum StartPolicy {
    /** The same request started it before: the caller gets that run. */
    SAME_REQUEST,
    /** The caller gets the open run. */
    USE_EXISTING,
    /** The open run is terminated, then the new one starts. */
    TERMINATE_FIRST,
    /** Refused: the id belongs to an open run. */
    ALREADY_OPEN,
    /** Refused: the id belongs to a closed run and may not be used again. */
    REUSE_REFUSED,
    /** The closed run's row passes to the new run. */
    REPLACE;

    static StartPolicy of(
            CurrentRun holder, String requestId, WorkflowIdReusePolicy reuse, WorkflowIdConflictPolicy conflict) {
        if (holder.requestId().equals(requestId)) {
            return SAME_REQUEST;
        }
        if (holder.open()) {
            return switch (conflict) {
                case WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING -> USE_EXISTING;
                case WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING -> TERMINATE_FIRST;
                default -> ALREADY_OPEN;
            };
        }
        return switch (reuse) {
            case WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE -> REUSE_REFUSED;
            case WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY ->
                holder.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED
                        ? REUSE_REFUSED
                        : REPLACE;
            default -> REPLACE;
        };
    }
}
