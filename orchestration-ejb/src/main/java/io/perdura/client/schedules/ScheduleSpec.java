package io.perdura.client.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a schedule acts: at all times of its calendars, intervals and cron expressions, less those to skip. Immutable.
 *
 * <p>Wall-clock times are those of the time zone. One that a change of the clocks leaves out happens when the change is over; one that comes
 * twice happens the first time only, unless its calendar names every hour of the day.
 */
public final class ScheduleSpec {
    private final List<ScheduleCalendarSpec> calendars;
    private final List<ScheduleIntervalSpec> intervals;
    private final List<String> cronExpressions;
    private final List<ScheduleCalendarSpec> skip;
    private final @Nullable Instant startAt;
    private final @Nullable Instant endAt;
    private final @Nullable Duration jitter;
    private final @Nullable String timeZoneName;

    private ScheduleSpec(Builder builder) {
        this.calendars = builder.calendars;
        this.intervals = builder.intervals;
        this.cronExpressions = builder.cronExpressions;
        this.skip = builder.skip;
        this.startAt = builder.startAt;
        this.endAt = builder.endAt;
        this.jitter = builder.jitter;
        this.timeZoneName = builder.timeZoneName;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** A builder that starts with what is set there. */
    public static Builder newBuilder(ScheduleSpec options) {
        Builder builder = new Builder();
        builder.calendars = options.calendars;
        builder.intervals = options.intervals;
        builder.cronExpressions = options.cronExpressions;
        builder.skip = options.skip;
        builder.startAt = options.startAt;
        builder.endAt = options.endAt;
        builder.jitter = options.jitter;
        builder.timeZoneName = options.timeZoneName;
        return builder;
    }

    public List<ScheduleCalendarSpec> getCalendars() {
        return calendars;
    }

    public List<ScheduleIntervalSpec> getIntervals() {
        return intervals;
    }

    public List<String> getCronExpressions() {
        return cronExpressions;
    }

    public List<ScheduleCalendarSpec> getSkip() {
        return skip;
    }

    public @Nullable Instant getStartAt() {
        return startAt;
    }

    public @Nullable Instant getEndAt() {
        return endAt;
    }

    public @Nullable Duration getJitter() {
        return jitter;
    }

    /** Null for UTC. */
    public @Nullable String getTimeZoneName() {
        return timeZoneName;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleSpec that
                && Objects.equals(calendars, that.calendars)
                && Objects.equals(intervals, that.intervals)
                && Objects.equals(cronExpressions, that.cronExpressions)
                && Objects.equals(skip, that.skip)
                && Objects.equals(startAt, that.startAt)
                && Objects.equals(endAt, that.endAt)
                && Objects.equals(jitter, that.jitter)
                && Objects.equals(timeZoneName, that.timeZoneName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(calendars, intervals, cronExpressions, skip, startAt, endAt, jitter, timeZoneName);
    }

    @Override
    public String toString() {
        return "ScheduleSpec{calendars=" + calendars + ", intervals=" + intervals + ", cronExpressions="
                + cronExpressions + ", skip=" + skip + ", startAt=" + startAt + ", endAt=" + endAt + ", jitter="
                + jitter + ", timeZoneName=" + timeZoneName + '}';
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder {
        private List<ScheduleCalendarSpec> calendars = List.of();
        private List<ScheduleIntervalSpec> intervals = List.of();
        private List<String> cronExpressions = List.of();
        private List<ScheduleCalendarSpec> skip = List.of();
        private @Nullable Instant startAt;
        private @Nullable Instant endAt;
        private @Nullable Duration jitter;
        private @Nullable String timeZoneName;

        private Builder() {}

        /** Default: none. */
        public Builder setCalendars(List<ScheduleCalendarSpec> calendars) {
            this.calendars = List.copyOf(calendars);
            return this;
        }

        /** Default: none. */
        public Builder setIntervals(List<ScheduleIntervalSpec> intervals) {
            this.intervals = List.copyOf(intervals);
            return this;
        }

        /** Default: none. Five fields (minute, hour, day of month, month, day of week), six with a year at the end, or seven with seconds at the beginning
         * too; all must match. Or {@code @daily} and its like, or {@code @every 90m}, with an offset {@code @every 90m/15m}. {@code CRON_TZ=Europe/Berlin}
         * before the fields goes over the time zone.
         */
        public Builder setCronExpressions(List<String> cronExpressions) {
            this.cronExpressions = List.copyOf(cronExpressions);
            return this;
        }

        /** Times at which it does not act; default none. */
        public Builder setSkip(List<ScheduleCalendarSpec> skip) {
            this.skip = List.copyOf(skip);
            return this;
        }

        /** It does not act before; default without limit. */
        public Builder setStartAt(@Nullable Instant startAt) {
            this.startAt = startAt;
            return this;
        }

        /** It does not act after; default without limit. */
        public Builder setEndAt(@Nullable Instant endAt) {
            this.endAt = endAt;
            return this;
        }

        /** Each time is put off by up to this, though not beyond the next time; default zero. By how much follows from the id and the time, so that
         * it is the same whenever it is computed.
         */
        public Builder setJitter(@Nullable Duration jitter) {
            this.jitter = jitter;
            return this;
        }

        /** Such as {@code Europe/Berlin}; default UTC. */
        public Builder setTimeZoneName(@Nullable String timeZoneName) {
            this.timeZoneName = timeZoneName;
            return this;
        }

        public ScheduleSpec build() {
            return new ScheduleSpec(this);
        }
    }
}
