package io.perdura.engine.system.schedule;

import io.perdura.client.schedules.ScheduleCalendarSpec;
import io.perdura.client.schedules.ScheduleIntervalSpec;
import io.perdura.client.schedules.ScheduleRange;
import io.perdura.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link ScheduleSpec} as histories have it, as JSON. */
public record StoredSpec(
        List<Calendar> calendars,
        List<Interval> intervals,
        List<String> cronExpressions,
        List<Calendar> skip,
        @Nullable Instant startAt,
        @Nullable Instant endAt,
        @Nullable Duration jitter,
        @Nullable String timeZoneName) {

    /** Numbers from start to end. */
    public record Range(int start, int end, int step) {
        static List<Range> of(List<ScheduleRange> ranges) {
            return ranges.stream()
                    .map(each -> new Range(each.getStart(), each.getEnd(), each.getStep()))
                    .toList();
        }

        static List<ScheduleRange> value(List<Range> ranges) {
            return ranges.stream()
                    .map(each -> new ScheduleRange(each.start, each.end, each.step))
                    .toList();
        }
    }

    /** Times that match a calendar. */
    public record Calendar(
            List<Range> seconds,
            List<Range> minutes,
            List<Range> hour,
            List<Range> dayOfMonth,
            List<Range> month,
            List<Range> year,
            List<Range> dayOfWeek,
            String comment) {

        static Calendar of(ScheduleCalendarSpec spec) {
            return new Calendar(
                    Range.of(spec.getSeconds()),
                    Range.of(spec.getMinutes()),
                    Range.of(spec.getHour()),
                    Range.of(spec.getDayOfMonth()),
                    Range.of(spec.getMonth()),
                    Range.of(spec.getYear()),
                    Range.of(spec.getDayOfWeek()),
                    spec.getComment());
        }

        ScheduleCalendarSpec value() {
            return ScheduleCalendarSpec.newBuilder()
                    .setSeconds(Range.value(seconds))
                    .setMinutes(Range.value(minutes))
                    .setHour(Range.value(hour))
                    .setDayOfMonth(Range.value(dayOfMonth))
                    .setMonth(Range.value(month))
                    .setYear(Range.value(year))
                    .setDayOfWeek(Range.value(dayOfWeek))
                    .setComment(comment)
                    .build();
        }
    }

    /** Equal distances. */
    public record Interval(Duration every, @Nullable Duration offset) {}

    public static StoredSpec of(ScheduleSpec spec) {
        return new StoredSpec(
                spec.getCalendars().stream().map(Calendar::of).toList(),
                spec.getIntervals().stream()
                        .map(each -> new Interval(each.getEvery(), each.getOffset()))
                        .toList(),
                spec.getCronExpressions(),
                spec.getSkip().stream().map(Calendar::of).toList(),
                spec.getStartAt(),
                spec.getEndAt(),
                spec.getJitter(),
                spec.getTimeZoneName());
    }

    public ScheduleSpec value() {
        return ScheduleSpec.newBuilder()
                .setCalendars(calendars.stream().map(Calendar::value).toList())
                .setIntervals(intervals.stream()
                        .map(each -> new ScheduleIntervalSpec(each.every, each.offset))
                        .toList())
                .setCronExpressions(cronExpressions)
                .setSkip(skip.stream().map(Calendar::value).toList())
                .setStartAt(startAt)
                .setEndAt(endAt)
                .setJitter(jitter)
                .setTimeZoneName(timeZoneName)
                .build();
    }
}
