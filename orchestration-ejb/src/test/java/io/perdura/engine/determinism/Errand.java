package io.perdura.engine.determinism;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** The interface of the workflows under inspection. */
@WorkflowInterface
public interface Errand {
    @WorkflowMethod
    void run() throws Exception;
}
