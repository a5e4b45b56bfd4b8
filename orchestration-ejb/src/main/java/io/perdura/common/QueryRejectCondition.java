package io.perdura.common;

/** When a query is not answered, but refused with the status of the run. */
public enum QueryRejectCondition {
    /** As {@link #QUERY_REJECT_CONDITION_NONE}. */
    QUERY_REJECT_CONDITION_UNSPECIFIED,
    /** Runs in any state answer. */
    QUERY_REJECT_CONDITION_NONE,
    /** Open runs alone answer. */
    QUERY_REJECT_CONDITION_NOT_OPEN,
    /** Open runs answer, and those that returned a result. */
    QUERY_REJECT_CONDITION_NOT_COMPLETED_CLEANLY;

    /** Whether a run in this state does not answer. */
    public boolean rejects(WorkflowExecutionStatus status) {
        boolean open = status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        return switch (this) {
            case QUERY_REJECT_CONDITION_UNSPECIFIED, QUERY_REJECT_CONDITION_NONE -> false;
            case QUERY_REJECT_CONDITION_NOT_OPEN -> !open;
            case QUERY_REJECT_CONDITION_NOT_COMPLETED_CLEANLY ->
                !open && status != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
        };
    }
}
