package io.perdura.client.schedules;

import io.perdura.common.Durations;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Times at equal distances: {@code 1970-01-01T00:00Z + n * every + offset}. Immutable. */
public final class ScheduleIntervalSpec {
    private final Duration every;
    private final @Nullable Duration offset;

    public ScheduleIntervalSpec(Duration every) {
        this(every, null);
    }

    /** With an offset.
     *
     * @param every longer than zero, in whole milliseconds
     * @param offset zero or more, and shorter than {@code every}
     */
    public ScheduleIntervalSpec(Duration every, @Nullable Duration offset) {
        Durations.positive("ScheduleIntervalSpec: every", every);
        if (offset != null && (offset.isNegative() || offset.compareTo(every) >= 0)) {
            throw new IllegalArgumentException("ScheduleIntervalSpec: offset is " + offset
                    + ": give a duration of zero or more that is shorter than every, " + every);
        }
        this.every = every;
        this.offset = offset;
    }

    public Duration getEvery() {
        return every;
    }

    /** Null for none. */
    public @Nullable Duration getOffset() {
        return offset;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleIntervalSpec that
                && Objects.equals(every, that.every)
                && Objects.equals(offset, that.offset);
    }

    @Override
    public int hashCode() {
        return Objects.hash(every, offset);
    }

    @Override
    public String toString() {
        return "ScheduleIntervalSpec{every=" + every + ", offset=" + offset + '}';
    }
}
