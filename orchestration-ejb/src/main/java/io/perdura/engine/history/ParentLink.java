package io.perdura.engine.history;

import org.jspecify.annotations.Nullable;

/**
 * Who started a child, and where its outcome goes.
 *
 * @param taskQueue the parent's task queue, which with the workflow id gives its partition
 * @param workflowId the parent's workflow id
 * @param runId the parent's run
 * @param initiatedEventId the parent's {@link OutputEvent.ChildWorkflowInitiated} event
 * @param root who has no parent and is above all of them; null when the parent is that one
 */
public record ParentLink(
        String taskQueue,
        String workflowId,
        RunId runId,
        long initiatedEventId,
        @Nullable Root root) {

    /** The top of a tree of parents. */
    public record Root(String workflowId, RunId runId) {}

    /** A link of which only the way back counts, or to a parent that has none itself. */
    public ParentLink(String taskQueue, String workflowId, RunId runId, long initiatedEventId) {
        this(taskQueue, workflowId, runId, initiatedEventId, null);
    }

    /** Who is at the top of the tree. */
    public Root top() {
        return root != null ? root : new Root(workflowId, runId);
    }
}
