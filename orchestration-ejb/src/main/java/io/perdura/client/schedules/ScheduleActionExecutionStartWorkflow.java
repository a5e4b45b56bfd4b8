package io.perdura.client.schedules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run that a schedule started. Immutable. */
public final class ScheduleActionExecutionStartWorkflow extends ScheduleActionExecution {
    private final String workflowId;
    private final String firstExecutionRunId;

    public ScheduleActionExecutionStartWorkflow(String workflowId, String firstExecutionRunId) {
        this.workflowId = workflowId;
        this.firstExecutionRunId = firstExecutionRunId;
    }

    public String getWorkflowId() {
        return workflowId;
    }

    /** The first run of the workflow's chain. */
    public String getFirstExecutionRunId() {
        return firstExecutionRunId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleActionExecutionStartWorkflow that
                && Objects.equals(workflowId, that.workflowId)
                && Objects.equals(firstExecutionRunId, that.firstExecutionRunId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(workflowId, firstExecutionRunId);
    }

    @Override
    public String toString() {
        return "ScheduleActionExecutionStartWorkflow{workflowId=" + workflowId + ", firstExecutionRunId="
                + firstExecutionRunId + '}';
    }
}
