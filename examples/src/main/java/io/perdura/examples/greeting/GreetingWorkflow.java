package io.perdura.examples.greeting;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.UpdateMethod;
import io.perdura.workflow.UpdateValidatorMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.Set;

/** A greeting that is spoken when somebody approves it; until then its language can be changed. */
@WorkflowInterface
public interface GreetingWorkflow {

    /** Waits for the approval, then greets. */
    @WorkflowMethod(name = "Greeting")
    String greet(String name);

    /** The languages that it speaks. */
    @QueryMethod
    Set<String> languages();

    /** Changes the language and answers with the one before. */
    @UpdateMethod
    String setLanguage(String language);

    @UpdateValidatorMethod(updateName = "setLanguage")
    void checkLanguage(String language);

    @SignalMethod
    void approve();
}
