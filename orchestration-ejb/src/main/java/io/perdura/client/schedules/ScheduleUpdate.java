package io.perdura.client.schedules;

import io.perdura.common.SearchAttributes;
import org.jspecify.annotations.Nullable;

/** What a schedule is to be. Immutable. */
public final class ScheduleUpdate {

    private final Schedule schedule;
    private final @Nullable SearchAttributes typedSearchAttributes;

    public ScheduleUpdate(Schedule schedule) {
        this(schedule, null);
    }

    /** @param typedSearchAttributes replace those of the schedule; null leaves them as they are */
    public ScheduleUpdate(Schedule schedule, @Nullable SearchAttributes typedSearchAttributes) {
        this.schedule = schedule;
        this.typedSearchAttributes = typedSearchAttributes;
    }

    public Schedule getSchedule() {
        return schedule;
    }

    public @Nullable SearchAttributes getTypedSearchAttributes() {
        return typedSearchAttributes;
    }
}
