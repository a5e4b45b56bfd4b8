package io.perdura.client.schedules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an update of a schedule starts from. Immutable. */
public final class ScheduleUpdateInput {
    private final ScheduleDescription description;

    public ScheduleUpdateInput(ScheduleDescription description) {
        this.description = description;
    }

    public ScheduleDescription getDescription() {
        return description;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleUpdateInput that && Objects.equals(description, that.description);
    }

    @Override
    public int hashCode() {
        return Objects.hash(description);
    }

    @Override
    public String toString() {
        return "ScheduleUpdateInput{description=" + description + '}';
    }
}
