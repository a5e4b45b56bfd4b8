package io.perdura.client.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a schedule in a list did, and will do. Immutable. */
public final class ScheduleListInfo {
    private final List<ScheduleActionResult> recentActions;
    private final List<Instant> nextActionTimes;

    public ScheduleListInfo(List<ScheduleActionResult> recentActions, List<Instant> nextActionTimes) {
        this.recentActions = List.copyOf(recentActions);
        this.nextActionTimes = List.copyOf(nextActionTimes);
    }

    /** The last ones, oldest first. */
    public List<ScheduleActionResult> getRecentActions() {
        return recentActions;
    }

    public List<Instant> getNextActionTimes() {
        return nextActionTimes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleListInfo that
                && Objects.equals(recentActions, that.recentActions)
                && Objects.equals(nextActionTimes, that.nextActionTimes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(recentActions, nextActionTimes);
    }

    @Override
    public String toString() {
        return "ScheduleListInfo{recentActions=" + recentActions + ", nextActionTimes=" + nextActionTimes + '}';
    }
}
