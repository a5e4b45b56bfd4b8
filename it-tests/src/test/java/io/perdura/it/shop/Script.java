package io.perdura.it.shop;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.List;

/** Runs named steps one after the other, and answers what each came to. */
@WorkflowInterface
public interface Script {

    /** Steps are names of activities, {@code sleep}, {@code hear} (waits for a word), {@code crowd}, {@code spin} and {@code bug}. */
    @WorkflowMethod
    List<String> run(List<String> steps);

    @SignalMethod
    void say(String word);

    @QueryMethod
    List<String> heard();
}
