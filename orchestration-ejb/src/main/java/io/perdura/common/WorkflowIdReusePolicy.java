package io.perdura.common;

/** Whether a workflow id may be used again once the run that had it is closed. */
public enum WorkflowIdReusePolicy {
    /** Any closed run may be followed by a new one. The default. */
    WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,

    /** Only a run that failed, timed out, was cancelled or terminated may be followed by a new one. */
    WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY,

    /** The id is never used again while the closed run is retained. */
    WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE,

    /**
     * As {@link #WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE}, and an open run is terminated: the same as {@link
     * WorkflowIdConflictPolicy#WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING}, which says it better. Not for children, and not together with a
     * conflict policy.
     */
    WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING
}
