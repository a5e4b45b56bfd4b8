package io.perdura.engine.partition;

import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.UpdateValidatorMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.Set;

/** A {@link Program} as a workflow. */
@WorkflowInterface
public interface ProgramWorkflow {

    /** The workflow id of the outermost program. */
    String ROOT = "root";

    /** @param signals those that an earlier run has got */
    @WorkflowMethod(name = "Program")
    String run(Program program, Set<Integer> signals);

    @SignalMethod
    void mark(int signal);

    @UpdateMethod
    String change(int signal);

    @UpdateValidatorMethod(updateName = "change")
    void validateChange(int signal);
}
