package io.perdura.client.schedules;

import io.perdura.common.ScheduleOverlapPolicy;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Past times that a schedule is to take now: those from a start to an end, both included. Immutable. */
public final class ScheduleBackfill {
    private final Instant startAt;
    private final Instant endAt;
    private final ScheduleOverlapPolicy overlapPolicy;

    public ScheduleBackfill(Instant startAt, Instant endAt) {
        this(startAt, endAt, ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_UNSPECIFIED);
    }

    /** With an overlap policy of its own. */
    public ScheduleBackfill(Instant startAt, Instant endAt, ScheduleOverlapPolicy overlapPolicy) {
        if (endAt.isBefore(startAt)) {
            throw new IllegalArgumentException(
                    "ScheduleBackfill: endAt " + endAt + " is before startAt " + startAt + ": exchange them");
        }
        this.startAt = startAt;
        this.endAt = endAt;
        this.overlapPolicy = overlapPolicy;
    }

    public Instant getStartAt() {
        return startAt;
    }

    public Instant getEndAt() {
        return endAt;
    }

    /** Unspecified is that of the schedule. */
    public ScheduleOverlapPolicy getOverlapPolicy() {
        return overlapPolicy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleBackfill that
                && Objects.equals(startAt, that.startAt)
                && Objects.equals(endAt, that.endAt)
                && Objects.equals(overlapPolicy, that.overlapPolicy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(startAt, endAt, overlapPolicy);
    }

    @Override
    public String toString() {
        return "ScheduleBackfill{startAt=" + startAt + ", endAt=" + endAt + ", overlapPolicy=" + overlapPolicy + '}';
    }
}
