package io.perdura.examples.sweep;

import io.perdura.activity.Activity;
import io.perdura.activity.ActivityExecutionContext;
import io.perdura.activity.ActivityPolicy;
import jakarta.enterprise.context.ApplicationScoped;

/** Says after each record which one is next. A record may be handled twice, when its heartbeat was lost with the node. */
@ApplicationScoped
@ActivityPolicy(startToClose = "PT6H", heartbeat = "PT30S", initialInterval = "PT1S")
public class RecordSweep implements SweepActivities {

    @Override
    public int sweepRecords(int records) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        int first = context.getHeartbeatDetails(Integer.class).orElse(0);
        for (int record = first; record < records; record++) {
            handle(record);
            context.heartbeat(record + 1);
        }
        return records;
    }

    /** The work of one record would be here. */
    protected void handle(int record) {}
}
