package io.perdura.engine.system.batch;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** The workflow of a batch, as its client sees it. */
@WorkflowInterface
public interface BatchWorkflow {

    String TYPE = "perdura.batch";

    /** Goes before the id of a batch in its workflow id. */
    String ID_PREFIX = "perdura.batch:";

    @WorkflowMethod(name = TYPE)
    void run(BatchBook book);

    @SignalMethod
    void stop(String reason);

    @QueryMethod
    BatchBook describe();
}
