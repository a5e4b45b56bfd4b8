package io.perdura.workflow;

import io.perdura.common.PerduraException;
import io.perdura.common.WorkflowExecution;

/** Another workflow could not be reached to cancel it, mostly because it is closed or never existed. */
public final class CancelExternalWorkflowException extends PerduraException {
    private static final long serialVersionUID = 1L;

    private final transient WorkflowExecution execution;

    /** @param reason what is the matter with the other workflow */
    public CancelExternalWorkflowException(WorkflowExecution execution, String reason) {
        super("Can't cancel workflowId='" + execution.workflowId() + "', runId='" + execution.runId() + "': " + reason);
        this.execution = execution;
    }

    public WorkflowExecution getExecution() {
        return execution;
    }
}
