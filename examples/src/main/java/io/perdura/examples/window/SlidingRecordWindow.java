package io.perdura.examples.window;

import io.perdura.common.ParentClosePolicy;
import io.perdura.failure.ApplicationFailure;
import io.perdura.workflow.Async;
import io.perdura.workflow.ChildWorkflowOptions;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.NavigableSet;

/**
 * Keeps the window full over any number of runs. The children outlive the run that started them, so it can't wait for their
 * results:
 * they signal the workflow by its id, and whichever run is the current one hears it.
 */
public class SlidingRecordWindow implements RecordWindowWorkflow {

    /** The type of the failure of a request that can't be worked through. */
    public static final String INVALID_WINDOW = "InvalidWindow";

    private final NavigableSet<Integer> underWay;
    private int done;

    /** What is under way is known before the first signal is handled, which may be one that the run before did not hear. */
    @WorkflowInit
    public SlidingRecordWindow(WindowRequest request) {
        underWay = request.underWayOrNone();
        done = request.done();
    }

    @Override
    public int workThrough(WindowRequest request) {
        if (request.windowSize() < 1 || request.pageSize() < 1) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "windowSize is %d and pageSize is %d, expected 1 or more"
                            .formatted(request.windowSize(), request.pageSize()),
                    INVALID_WINDOW);
        }
        int end = Math.min(request.records(), request.next() + request.pageSize());
        for (int record = request.next(); record < end; record++) {
            Workflow.await(() -> underWay.size() < request.windowSize());
            start(record);
        }
        if (end < request.records()) {
            Workflow.continueAsNew(new WindowRequest(
                    request.records(), request.windowSize(), request.pageSize(), end, done, underWay));
        }
        Workflow.await(underWay::isEmpty);
        return done;
    }

    private void start(int record) {
        underWay.add(record);
        RecordWorkflow child = Workflow.newChildWorkflowStub(
                RecordWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(Workflow.getInfo().getWorkflowId() + "-record-" + record)
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                        .build());
        Async.procedure(child::work, record);
        // A run must not end before its children have started: they would never be.
        Workflow.getWorkflowExecution(child).get();
    }

    @Override
    public void recordEnded(int record) {
        // A signal counts once, whoever repeats it.
        if (underWay.remove(record)) {
            done++;
        }
    }

    @Override
    public WindowProgress progress() {
        return new WindowProgress(done, new ArrayList<>(underWay));
    }
}
