package io.perdura.common;

import java.util.Objects;

/**
 * Names one run, or the latest run, of a workflow id.
 *
 * @param workflowId the business id, never empty
 * @param runId the id of one run, or empty for "the latest run of this workflow id"
 */
public record WorkflowExecution(String workflowId, String runId) {

    public WorkflowExecution {
        Objects.requireNonNull(workflowId, "workflowId");
        Objects.requireNonNull(runId, "runId: use \"\" for the latest run");
        if (workflowId.isEmpty()) {
            throw new IllegalArgumentException("workflowId is empty: give the id that the workflow was started with");
        }
    }

    /** The latest run of a workflow id. */
    public static WorkflowExecution latest(String workflowId) {
        return new WorkflowExecution(workflowId, "");
    }

    public String getWorkflowId() {
        return workflowId;
    }

    /** The run id, or empty if the latest run is meant. */
    public String getRunId() {
        return runId;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** Collects the two ids. Not thread-safe. */
    public static final class Builder {
        private String workflowId = "";
        private String runId = "";

        private Builder() {}

        public Builder setWorkflowId(String workflowId) {
            this.workflowId = workflowId;
            return this;
        }

        public Builder setRunId(String runId) {
            this.runId = runId;
            return this;
        }

        public WorkflowExecution build() {
            return new WorkflowExecution(workflowId, runId);
        }
    }
}
