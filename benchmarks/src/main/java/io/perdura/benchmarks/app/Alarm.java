package io.perdura.benchmarks.app;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Sleeps until an instant, and returns by how many milliseconds its code went on too late. */
@WorkflowInterface
public interface Alarm {

    /** @param atMillis when to wake, in milliseconds since 1970 */
    @WorkflowMethod
    long ring(long atMillis);
}
