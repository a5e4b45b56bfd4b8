package io.perdura.common;

/** Why a task of a run failed. */
public enum WorkflowTaskFailedCause {
    WORKFLOW_TASK_FAILED_CAUSE_UNSPECIFIED,
    /** The code threw what does not end its run, did not yield, or asked for more than the limits allow. */
    WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE,
    /** The code does something else than the history says that it did: the run is blocked until fitting code is deployed. */
    WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR
}
