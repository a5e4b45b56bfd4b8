package io.perdura.benchmarks.app;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Activities one after the other, then a wait for a signal: who asks it something then needs all of its history. */
@WorkflowInterface
public interface LongStory {

    @WorkflowMethod
    int run(int count);

    @SignalMethod
    void end();

    /** How many activities are done. */
    @QueryMethod
    int done();
}
