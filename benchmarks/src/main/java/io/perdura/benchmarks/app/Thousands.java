package io.perdura.benchmarks.app;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Very many activities: children of some hundred activities each. Returns how many bytes came. */
@WorkflowInterface
public interface Thousands {

    /**
     * @param children how many, each a {@link FanOut}
     * @param width activities of each child
     * @param atATime how many children are at work at a time
     */
    @WorkflowMethod
    long run(int children, int width, int atATime);

    /** How many activities are done, counted by whole children. */
    @QueryMethod
    long done();
}
