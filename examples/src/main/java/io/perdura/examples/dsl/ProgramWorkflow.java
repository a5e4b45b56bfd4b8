package io.perdura.examples.dsl;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.Map;

/** Runs a program that is given as JSON. */
@WorkflowInterface
public interface ProgramWorkflow {

    /**
     * Runs the steps.
     *
     * @return the variables as they are in the end
     */
    @WorkflowMethod(name = "Program")
    Map<String, String> interpret(Program program);
}
