package io.perdura.client.schedules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A schedule in a list. Immutable. */
public final class ScheduleListSchedule {
    private final ScheduleListAction action;
    private final ScheduleSpec spec;
    private final ScheduleListState state;

    public ScheduleListSchedule(ScheduleListAction action, ScheduleSpec spec, ScheduleListState state) {
        this.action = action;
        this.spec = spec;
        this.state = state;
    }

    public ScheduleListAction getAction() {
        return action;
    }

    public ScheduleSpec getSpec() {
        return spec;
    }

    public ScheduleListState getState() {
        return state;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleListSchedule that
                && Objects.equals(action, that.action)
                && Objects.equals(spec, that.spec)
                && Objects.equals(state, that.state);
    }

    @Override
    public int hashCode() {
        return Objects.hash(action, spec, state);
    }

    @Override
    public String toString() {
        return "ScheduleListSchedule{action=" + action + ", spec=" + spec + ", state=" + state + '}';
    }
}
