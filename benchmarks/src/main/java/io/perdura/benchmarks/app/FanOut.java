package io.perdura.benchmarks.app;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** W3: activities in parallel, then their join. Returns how many bytes came. */
@WorkflowInterface
public interface FanOut {

    @WorkflowMethod
    int run(int width);
}
