package io.perdura.client.schedules;

/** What a schedule does; a {@link ScheduleActionStartWorkflow}. */
public abstract class ScheduleAction {
    ScheduleAction() {}
}
