package io.perdura.benchmarks.app;

import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** W5: waits for a signal and returns its value. */
@WorkflowInterface
public interface Waiting {

    @WorkflowMethod
    String await();

    @SignalMethod
    void go(String value);
}
