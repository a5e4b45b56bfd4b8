package io.perdura.benchmarks.app;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** W1: one activity that returns a short text. */
@WorkflowInterface
public interface Hello {

    @WorkflowMethod
    String greet(String name);
}
