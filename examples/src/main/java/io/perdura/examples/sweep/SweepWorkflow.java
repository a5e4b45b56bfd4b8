package io.perdura.examples.sweep;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Goes through many records that need no history of their own. */
@WorkflowInterface
public interface SweepWorkflow {

    /**
     * Goes through the records 0 to {@code records - 1}.
     *
     * @return how many there were
     */
    @WorkflowMethod(name = "Sweep")
    int sweep(int records);
}
