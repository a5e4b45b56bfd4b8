package io.perdura.it.greeting;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

@WorkflowInterface
public interface Greeting {
    @WorkflowMethod
    String greet(String name);

    @SignalMethod
    void hurry();

    @QueryMethod
    String state();
}
