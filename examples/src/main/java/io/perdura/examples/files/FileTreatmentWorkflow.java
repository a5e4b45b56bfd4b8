package io.perdura.examples.files;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Treats a file that is too large to travel between the steps. */
@WorkflowInterface
public interface FileTreatmentWorkflow {

    /**
     * Fetches a file, works on it and delivers it.
     *
     * @return the host that did all of it
     */
    @WorkflowMethod(name = "FileTreatment")
    String treat(String source, String target);
}
