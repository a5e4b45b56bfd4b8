package io.perdura.common;

/** Where a run is in its life. Every status but {@link #WORKFLOW_EXECUTION_STATUS_RUNNING} is final. */
public enum WorkflowExecutionStatus {
    /** Open: it can still make progress. */
    WORKFLOW_EXECUTION_STATUS_RUNNING,

    /** The workflow method returned. */
    WORKFLOW_EXECUTION_STATUS_COMPLETED,

    /** The workflow method failed. */
    WORKFLOW_EXECUTION_STATUS_FAILED,

    /** The workflow honoured a cancellation request. */
    WORKFLOW_EXECUTION_STATUS_CANCELED,

    /** An operator, a policy or the parent ended it without running its code. */
    WORKFLOW_EXECUTION_STATUS_TERMINATED,

    /** It closed and was followed by a fresh run of the same workflow id. */
    WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW,

    /** Its run or execution timeout passed. */
    WORKFLOW_EXECUTION_STATUS_TIMED_OUT
}
