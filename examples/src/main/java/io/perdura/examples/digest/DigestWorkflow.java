package io.perdura.examples.digest;

import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;

/** Writes a digest, sleeps for a month, writes the next one. A run that sleeps holds no thread and no memory. */
@WorkflowInterface
public interface DigestWorkflow {

    /**
     * Writes until it is ended.
     *
     * @param reader who gets them
     * @param period the sleep between two of them
     * @param written how many were written before; 0 at the beginning
     * @return how many were written in all
     */
    @WorkflowMethod(name = "Digest")
    int write(String reader, Duration period, int written);

    /** Wakes it up, and it ends without another one. */
    @SignalMethod
    void end();
}
