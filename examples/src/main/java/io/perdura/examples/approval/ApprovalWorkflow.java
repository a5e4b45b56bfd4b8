package io.perdura.examples.approval;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** Asks an outside system for a decision and waits for it. */
@WorkflowInterface
public interface ApprovalWorkflow {

    /** Runs until the decision is there or too late. */
    @WorkflowMethod(name = "Approval")
    ApprovalResult request(@Nullable ApprovalRequest request);

    /**
     * The answer, as a signal. The first answer counts, whichever way it came; one that does not say {@code approved} is
     * logged and ignored.
     */
    @SignalMethod
    void decide(@Nullable Decision decision);

    /** How far the request is; also after its end. */
    @QueryMethod
    ApprovalState status();
}
