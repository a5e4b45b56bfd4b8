package io.perdura.client.schedules;

/** What came of an action; a {@link ScheduleActionExecutionStartWorkflow}. */
public abstract class ScheduleActionExecution {
    ScheduleActionExecution() {}
}
