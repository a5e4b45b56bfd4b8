package io.perdura.benchmarks.app;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** W4: sleeps. */
@WorkflowInterface
public interface Sleeper {

    @WorkflowMethod
    String sleep(long seconds);
}
