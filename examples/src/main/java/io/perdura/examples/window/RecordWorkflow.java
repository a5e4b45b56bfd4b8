package io.perdura.examples.window;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** One record; a child of {@link RecordWindowWorkflow}. */
@WorkflowInterface
public interface RecordWorkflow {

    @WorkflowMethod(name = "Record")
    void work(int record);
}
