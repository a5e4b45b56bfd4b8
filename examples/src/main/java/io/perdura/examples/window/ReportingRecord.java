package io.perdura.examples.window;

import io.perdura.workflow.Workflow;

/** Works on a record, and tells its parent however it ends: else the window would stay smaller by one. */
public class ReportingRecord implements RecordWorkflow {

    private final RecordActivities records = Workflow.newActivityStub(RecordActivities.class);

    @Override
    public void work(int record) {
        try {
            records.workOnRecord(record);
        } finally {
            Workflow.newDetachedCancellationScope(() -> report(record)).run();
        }
    }

    private static void report(int record) {
        Workflow.getInfo()
                .getParentWorkflowId()
                .ifPresent(parent -> Workflow.newExternalWorkflowStub(RecordWindowWorkflow.class, parent)
                        .recordEnded(record));
    }
}
