package io.perdura.client;

import io.perdura.common.WorkflowExecution;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which workflow a stub is for that was started before. Immutable. */
public final class WorkflowTargetOptions {

    private final WorkflowExecution execution;

    private WorkflowTargetOptions(WorkflowExecution execution) {
        this.execution = execution;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(WorkflowTargetOptions options) {
        return new Builder().setWorkflowExecution(options.execution);
    }

    public String getWorkflowId() {
        return execution.getWorkflowId();
    }

    /** The run; null for the latest one. */
    public @Nullable String getRunId() {
        return execution.getRunId().isEmpty() ? null : execution.getRunId();
    }

    /** The execution that is meant; without a run id it is the latest run. */
    public WorkflowExecution getWorkflowExecution() {
        return execution;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkflowTargetOptions that && execution.equals(that.execution);
    }

    @Override
    public int hashCode() {
        return execution.hashCode();
    }

    @Override
    public String toString() {
        return "WorkflowTargetOptions{" + execution + "}";
    }

    /** Collects the ids. Not thread-safe. */
    public static final class Builder {
        private String workflowId = "";
        private String runId = "";

        private Builder() {}

        public Builder setWorkflowId(String workflowId) {
            this.workflowId = Objects.requireNonNull(workflowId, "workflowId");
            return this;
        }

        /** Default, and null: the latest run. */
        public Builder setRunId(@Nullable String runId) {
            this.runId = Objects.requireNonNullElse(runId, "");
            return this;
        }

        /** Both ids at once. */
        public Builder setWorkflowExecution(WorkflowExecution execution) {
            return setWorkflowId(execution.getWorkflowId()).setRunId(execution.getRunId());
        }

        /** @throws IllegalArgumentException without a workflow id */
        public WorkflowTargetOptions build() {
            return new WorkflowTargetOptions(new WorkflowExecution(workflowId, runId));
        }
    }
}
