package io.perdura.failure;

import io.perdura.common.RetryState;
import io.perdura.common.WorkflowExecution;
import org.jspecify.annotations.Nullable;

/** A child workflow could not start, or ended without a result. The cause says why. */
public final class ChildWorkflowFailure extends PerduraFailure {
    private static final long serialVersionUID = 1L;

    private final long initiatedEventId;
    private final long startedEventId;
    private final String workflowType;
    private final WorkflowExecution execution;
    private final String namespace;
    private final RetryState retryState;

    /** @param startedEventId 0 if the child never started */
    public ChildWorkflowFailure(
            long initiatedEventId,
            long startedEventId,
            String workflowType,
            WorkflowExecution execution,
            String namespace,
            RetryState retryState,
            @Nullable Throwable cause) {
        super(
                "Child workflow failed. workflowId='" + execution.workflowId() + "', runId='" + execution.runId()
                        + "', workflowType='" + workflowType + "', initiatedEventId=" + initiatedEventId
                        + ", startedEventId=" + startedEventId + ", namespace='" + namespace + "', retryState="
                        + retryState,
                null,
                cause);
        this.initiatedEventId = initiatedEventId;
        this.startedEventId = startedEventId;
        this.workflowType = workflowType;
        this.execution = execution;
        this.namespace = namespace;
        this.retryState = retryState;
    }

    /** The id of the event that asked for the child. */
    public long getInitiatedEventId() {
        return initiatedEventId;
    }

    /** The id of the event that recorded its start, or 0. */
    public long getStartedEventId() {
        return startedEventId;
    }

    /** The type of the child that failed. */
    public String getWorkflowType() {
        return workflowType;
    }

    /** The ids of that child. */
    public WorkflowExecution getExecution() {
        return execution;
    }

    public String getNamespace() {
        return namespace;
    }

    /** Why it was not tried again. */
    public RetryState getRetryState() {
        return retryState;
    }
}
