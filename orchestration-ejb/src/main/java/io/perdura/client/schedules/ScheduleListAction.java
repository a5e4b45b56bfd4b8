package io.perdura.client.schedules;

/** What a schedule in a list does; a {@link ScheduleListActionStartWorkflow}. */
public abstract class ScheduleListAction {
    ScheduleListAction() {}
}
