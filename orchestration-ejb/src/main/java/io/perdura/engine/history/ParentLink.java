package io.perdura.engine.history;

/**
 * Who started a child, and where its outcome goes.
 *
 * @param taskQueue the parent's task queue, which with the workflow id gives its partition
 * @param workflowId the parent's workflow id
 * @param runId the parent's run
 * @param initiatedEventId the parent's {@link OutputEvent.ChildWorkflowInitiated} event
 */
public record ParentLink(String taskQueue, String workflowId, RunId runId, long initiatedEventId) {}
