package io.perdura.examples.report;

import io.perdura.client.WorkflowOptions;
import io.perdura.client.schedules.Schedule;
import io.perdura.client.schedules.ScheduleActionStartWorkflow;
import io.perdura.client.schedules.ScheduleAlreadyRunningException;
import io.perdura.client.schedules.ScheduleClient;
import io.perdura.client.schedules.ScheduleHandle;
import io.perdura.client.schedules.ScheduleOptions;
import io.perdura.client.schedules.SchedulePolicy;
import io.perdura.client.schedules.ScheduleSpec;
import io.perdura.common.ScheduleOverlapPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Has a report written each working day. */
@ApplicationScoped
public class ReportSchedules {

    private final ScheduleClient schedules;

    @Inject
    public ReportSchedules(ScheduleClient schedules) {
        this.schedules = schedules;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ReportSchedules() {
        this(null);
    }

    /** At six in the morning of the region's own time. Calling it again changes nothing. */
    public ScheduleHandle everyWorkday(String region, String timeZone) {
        String id = "report-" + region;
        Schedule schedule = Schedule.newBuilder()
                .setSpec(ScheduleSpec.newBuilder()
                        .setCronExpressions(List.of("0 6 * * MON-FRI"))
                        .setTimeZoneName(timeZone)
                        .build())
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(ReportWorkflow.class)
                        .setArguments(region)
                        .setOptions(
                                WorkflowOptions.newBuilder().setWorkflowId(id).build())
                        .build())
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE)
                        .setCatchupWindow(Duration.ofHours(12)) // a report of yesterday is of no use
                        .build())
                .build();
        try {
            return schedules.createSchedule(
                    id, schedule, ScheduleOptions.newBuilder().build());
        } catch (ScheduleAlreadyRunningException there) {
            return schedules.getHandle(id);
        }
    }
}
