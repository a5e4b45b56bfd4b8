package io.perdura.examples.polling;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Waits for the result of a job that has to be asked for. */
@WorkflowInterface
public interface PollWorkflow {

    /**
     * Asks in the given way until there is a result.
     *
     * @return the result
     */
    @WorkflowMethod(name = "Poll")
    String poll(PollRequest request);
}
