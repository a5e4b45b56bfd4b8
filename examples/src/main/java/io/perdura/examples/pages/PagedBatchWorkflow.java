package io.perdura.examples.pages;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Works through records page by page. */
@WorkflowInterface
public interface PagedBatchWorkflow {

    /**
     * Works through one page, and goes on as a new run with the next one.
     *
     * @param pageSize how many records are worked on side by side, at least 1
     * @param offset the first record of this run; 0 at the beginning
     * @return how many records there were
     */
    @WorkflowMethod(name = "PagedBatch")
    int workThrough(int pageSize, int offset);
}
