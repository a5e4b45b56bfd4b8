package io.perdura.client.schedules;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One action of a schedule. Immutable. */
public final class ScheduleActionResult {
    private final Instant scheduledAt;
    private final Instant startedAt;
    private final ScheduleActionExecution action;

    public ScheduleActionResult(Instant scheduledAt, Instant startedAt, ScheduleActionExecution action) {
        this.scheduledAt = scheduledAt;
        this.startedAt = startedAt;
        this.action = action;
    }

    /** When it was due, jitter included. */
    public Instant getScheduledAt() {
        return scheduledAt;
    }

    /** When it was done: later than {@code scheduledAt} by how late it was. */
    public Instant getStartedAt() {
        return startedAt;
    }

    public ScheduleActionExecution getAction() {
        return action;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleActionResult that
                && Objects.equals(scheduledAt, that.scheduledAt)
                && Objects.equals(startedAt, that.startedAt)
                && Objects.equals(action, that.action);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheduledAt, startedAt, action);
    }

    @Override
    public String toString() {
        return "ScheduleActionResult{scheduledAt=" + scheduledAt + ", startedAt=" + startedAt + ", action=" + action
                + '}';
    }
}
