package io.perdura.engine.system.schedule;

import io.perdura.activity.ActivityInterface;
import io.perdura.activity.ActivityMethod;

/** What the engine does for schedules. Repeating any of it is harmless. */
@ActivityInterface
public interface ScheduleActivities {

    String START = "perdura.schedule.start";
    String WATCH = "perdura.schedule.watch";
    String CANCEL = "perdura.schedule.cancel";
    String TERMINATE = "perdura.schedule.terminate";

    @ActivityMethod(name = START)
    ScheduleTarget.Started start(ScheduleTarget.Order order);

    /** Ends when the workflow has; holds no thread meanwhile. */
    @ActivityMethod(name = WATCH)
    ScheduleTarget.Ended watch(String workflowId);

    @ActivityMethod(name = CANCEL)
    void cancel(String workflowId, String reason);

    @ActivityMethod(name = TERMINATE)
    void terminate(String workflowId, String reason);
}
