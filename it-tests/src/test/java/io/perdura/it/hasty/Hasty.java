package io.perdura.it.hasty;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

@WorkflowInterface
public interface Hasty {
    @WorkflowMethod
    long hurry();
}
