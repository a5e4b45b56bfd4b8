package io.perdura.examples.report;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Writes one report; a schedule starts it. */
@WorkflowInterface
public interface ReportWorkflow {

    /** @return the report, with that of the day before beneath it */
    @WorkflowMethod(name = "Report")
    String write(String region);
}
