package io.perdura.it.bare;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Answers. */
@WorkflowInterface
public interface Echo {
    @WorkflowMethod
    String echo(String text);
}
