package io.perdura.examples.window;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Works through many records, a few at a time, each as a child. */
@WorkflowInterface
public interface RecordWindowWorkflow {

    /**
     * Starts a child as soon as another one has ended.
     *
     * @return how many records have ended
     */
    @WorkflowMethod(name = "RecordWindow")
    int workThrough(WindowRequest request);

    /** A child says that it ended, well or not. */
    @SignalMethod
    void recordEnded(int record);

    @QueryMethod
    WindowProgress progress();
}
