package io.perdura.examples.batch;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** Works through a file of orders. An order that fails is reported and harms no other. */
@WorkflowInterface
public interface OrderBatchWorkflow {

    /** Runs until each order of the file is done or has failed. */
    @WorkflowMethod(name = "OrderBatch")
    BatchResult run(@Nullable BatchRequest request);

    /** How far a slice is; sent by its child while it works. */
    @SignalMethod
    void sliceProgress(SliceProgress progress);

    /** How far the batch is; also after its end. */
    @QueryMethod
    BatchProgress progress();
}
