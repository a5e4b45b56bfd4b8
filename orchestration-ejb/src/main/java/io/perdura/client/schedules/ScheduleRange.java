package io.perdura.client.schedules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers from a start to an end, both included. Immutable. */
public final class ScheduleRange {
    private final int start;
    private final int end;
    private final int step;

    /** One number. */
    public ScheduleRange(int start) {
        this(start, 0, 0);
    }

    /** All numbers from the start to the end. */
    public ScheduleRange(int start, int end) {
        this(start, end, 0);
    }

    /** Those from the start to the end in steps.
     *
     * @param end below the start for the start alone
     * @param step zero for 1
     * @throws IllegalStateException if one of them is negative
     */
    public ScheduleRange(int start, int end, int step) {
        if (start < 0 || end < 0 || step < 0) {
            throw new IllegalStateException("ScheduleRange: start " + start + ", end " + end + ", step " + step
                    + ": give numbers of zero or more");
        }
        this.start = start;
        this.end = Math.max(start, end);
        this.step = Math.max(1, step);
    }

    public int getStart() {
        return start;
    }

    /** At least the start. */
    public int getEnd() {
        return end;
    }

    /** At least 1. */
    public int getStep() {
        return step;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleRange that && start == that.start && end == that.end && step == that.step;
    }

    @Override
    public int hashCode() {
        return Objects.hash(start, end, step);
    }

    @Override
    public String toString() {
        return "ScheduleRange{start=" + start + ", end=" + end + ", step=" + step + '}';
    }
}
