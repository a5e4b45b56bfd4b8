package io.perdura.examples.sweep;

import io.perdura.workflow.Workflow;

/** One activity does it all; how far it is, is in its heartbeats. */
public class SingleSweep implements SweepWorkflow {

    private final SweepActivities activities = Workflow.newActivityStub(SweepActivities.class);

    @Override
    public int sweep(int records) {
        return activities.sweepRecords(records);
    }
}
