package io.perdura.benchmarks.app;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** W2: activities one after the other, each with a result of 100 bytes. Returns how many bytes came. */
@WorkflowInterface
public interface Sequence {

    @WorkflowMethod
    int run(int count);
}
