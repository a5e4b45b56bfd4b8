package io.perdura.client.schedules;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Times that match a calendar: every field matches one of its ranges. Immutable. */
public final class ScheduleCalendarSpec {
    /** The first value alone: 0. */
    public static final List<ScheduleRange> BEGINNING = List.of(new ScheduleRange(0));

    /** All days of a month. */
    public static final List<ScheduleRange> ALL_MONTH_DAYS = List.of(new ScheduleRange(1, 31));

    /** All months. */
    public static final List<ScheduleRange> ALL_MONTHS = List.of(new ScheduleRange(1, 12));

    /** All days of a week, from Sunday, 0. */
    public static final List<ScheduleRange> ALL_WEEK_DAYS = List.of(new ScheduleRange(0, 6));

    private final List<ScheduleRange> seconds;
    private final List<ScheduleRange> minutes;
    private final List<ScheduleRange> hour;
    private final List<ScheduleRange> dayOfMonth;
    private final List<ScheduleRange> month;
    private final List<ScheduleRange> year;
    private final List<ScheduleRange> dayOfWeek;
    private final String comment;

    private ScheduleCalendarSpec(Builder builder) {
        this.seconds = builder.seconds;
        this.minutes = builder.minutes;
        this.hour = builder.hour;
        this.dayOfMonth = builder.dayOfMonth;
        this.month = builder.month;
        this.year = builder.year;
        this.dayOfWeek = builder.dayOfWeek;
        this.comment = builder.comment;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** A builder that starts with what is set there. */
    public static Builder newBuilder(ScheduleCalendarSpec options) {
        Builder builder = new Builder();
        builder.seconds = options.seconds;
        builder.minutes = options.minutes;
        builder.hour = options.hour;
        builder.dayOfMonth = options.dayOfMonth;
        builder.month = options.month;
        builder.year = options.year;
        builder.dayOfWeek = options.dayOfWeek;
        builder.comment = options.comment;
        return builder;
    }

    public List<ScheduleRange> getSeconds() {
        return seconds;
    }

    public List<ScheduleRange> getMinutes() {
        return minutes;
    }

    public List<ScheduleRange> getHour() {
        return hour;
    }

    public List<ScheduleRange> getDayOfMonth() {
        return dayOfMonth;
    }

    public List<ScheduleRange> getMonth() {
        return month;
    }

    /** Empty for every year. */
    public List<ScheduleRange> getYear() {
        return year;
    }

    public List<ScheduleRange> getDayOfWeek() {
        return dayOfWeek;
    }

    public String getComment() {
        return comment;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleCalendarSpec that
                && Objects.equals(seconds, that.seconds)
                && Objects.equals(minutes, that.minutes)
                && Objects.equals(hour, that.hour)
                && Objects.equals(dayOfMonth, that.dayOfMonth)
                && Objects.equals(month, that.month)
                && Objects.equals(year, that.year)
                && Objects.equals(dayOfWeek, that.dayOfWeek)
                && Objects.equals(comment, that.comment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(seconds, minutes, hour, dayOfMonth, month, year, dayOfWeek, comment);
    }

    @Override
    public String toString() {
        return "ScheduleCalendarSpec{seconds=" + seconds + ", minutes=" + minutes + ", hour=" + hour + ", dayOfMonth="
                + dayOfMonth + ", month=" + month + ", year=" + year + ", dayOfWeek=" + dayOfWeek + ", comment="
                + comment + '}';
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder {
        private List<ScheduleRange> seconds = BEGINNING;
        private List<ScheduleRange> minutes = BEGINNING;
        private List<ScheduleRange> hour = BEGINNING;
        private List<ScheduleRange> dayOfMonth = ALL_MONTH_DAYS;
        private List<ScheduleRange> month = ALL_MONTHS;
        private List<ScheduleRange> year = List.of();
        private List<ScheduleRange> dayOfWeek = ALL_WEEK_DAYS;
        private String comment = "";

        private Builder() {}

        /** Default: 0. Values from 0 to 59. */
        public Builder setSeconds(List<ScheduleRange> seconds) {
            this.seconds = List.copyOf(seconds);
            return this;
        }

        /** Default: 0. Values from 0 to 59. */
        public Builder setMinutes(List<ScheduleRange> minutes) {
            this.minutes = List.copyOf(minutes);
            return this;
        }

        /** Default: 0. Values from 0 to 23. */
        public Builder setHour(List<ScheduleRange> hour) {
            this.hour = List.copyOf(hour);
            return this;
        }

        /** Default: every day. Values from 1 to 31. */
        public Builder setDayOfMonth(List<ScheduleRange> dayOfMonth) {
            this.dayOfMonth = List.copyOf(dayOfMonth);
            return this;
        }

        /** Default: every month. Values from 1 to 12. */
        public Builder setMonth(List<ScheduleRange> month) {
            this.month = List.copyOf(month);
            return this;
        }

        /** Default: every year. */
        public Builder setYear(List<ScheduleRange> year) {
            this.year = List.copyOf(year);
            return this;
        }

        /** Default: every day. Values from 0 (Sunday) to 6 (Saturday). */
        public Builder setDayOfWeek(List<ScheduleRange> dayOfWeek) {
            this.dayOfWeek = List.copyOf(dayOfWeek);
            return this;
        }

        /** For people; default empty. */
        public Builder setComment(String comment) {
            this.comment = comment;
            return this;
        }

        public ScheduleCalendarSpec build() {
            return new ScheduleCalendarSpec(this);
        }
    }
}
