package io.perdura.examples.report;

import io.perdura.workflow.Workflow;

/** Shows what the schedule passes on: the result of the last run that completed. */
public class DailyReport implements ReportWorkflow {

    private final ReportActivities desk = Workflow.newActivityStub(ReportActivities.class);

    @Override
    public String write(String region) {
        String today = desk.sales(region);
        String before = Workflow.getLastCompletionResult(String.class);
        return before == null ? today : today + "; before: " + before.replaceAll(";.*", "");
    }
}
