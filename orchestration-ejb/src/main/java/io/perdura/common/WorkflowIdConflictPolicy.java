package io.perdura.common;

/** What a start does when a run with the same workflow id is still open. */
public enum WorkflowIdConflictPolicy {
    /** The start fails with a "already started" error. The default. */
    WORKFLOW_ID_CONFLICT_POLICY_FAIL,

    /** The start answers with the open run and starts nothing. */
    WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,

    /** The open run is terminated and a new one started. Refused inside a JTA transaction. */
    WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING
}
