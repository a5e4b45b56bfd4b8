package io.perdura.examples.batch;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Works through a part of a file of orders; a child of {@link OrderBatchWorkflow}. */
@WorkflowInterface
public interface OrderSliceWorkflow {

    @WorkflowMethod(name = "OrderSlice")
    SliceResult run(Slice slice);
}
