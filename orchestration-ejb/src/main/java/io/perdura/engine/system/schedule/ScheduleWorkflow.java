package io.perdura.engine.system.schedule;

import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.util.List;

/** The workflow of a schedule, as its client sees it. It never ends by itself. */
@WorkflowInterface
public interface ScheduleWorkflow {

    String TYPE = "perdura.schedule";

    /** Goes before the id of a schedule in its workflow id. */
    String ID_PREFIX = "perdura.schedule:";

    /** The memo value that lists of schedules show; a {@link ScheduleListing}. */
    String LISTING = "perdura.schedule";

    @WorkflowMethod(name = TYPE)
    void run(ScheduleBook book);

    @SignalMethod
    void pause(String note);

    @SignalMethod
    void unpause(String note);

    @SignalMethod
    void trigger(ScheduleOverlapPolicy overlap);

    @SignalMethod
    void backfill(List<ScheduleTarget.Backfill> backfills);

    @SignalMethod
    void update(ScheduleTarget.Change change);

    @QueryMethod
    ScheduleView describe();
}
