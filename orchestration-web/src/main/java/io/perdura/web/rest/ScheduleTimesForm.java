package io.perdura.web.rest;

import io.perdura.client.rest.ScheduleTimes;
import io.perdura.client.schedules.ScheduleCalendarSpec;
import io.perdura.client.schedules.ScheduleIntervalSpec;
import io.perdura.client.schedules.ScheduleRange;
import io.perdura.client.schedules.ScheduleSpec;
import io.perdura.web.problem.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When a schedule acts, as a request says it, and back. */
final class ScheduleTimesForm {

    private ScheduleTimesForm() {}

    static ScheduleSpec read(@Nullable ScheduleTimes times) {
        if (times == null) {
            throw RequestRefused.field(
                    "spec", "is missing; expected when the schedule acts: cronExpressions, intervals or calendars");
        }
        return ScheduleSpec.newBuilder()
                .setCalendars(calendars("spec.calendars", times.calendars()))
                .setIntervals(intervals(times.intervals()))
                .setCronExpressions(times.cronExpressions() == null ? List.of() : times.cronExpressions())
                .setSkip(calendars("spec.skip", times.skip()))
                .setStartAt(times.startAt())
                .setEndAt(times.endAt())
                .setJitter(times.jitter())
                .setTimeZoneName(times.timeZoneName())
                .build();
    }

    private static List<ScheduleIntervalSpec> intervals(@Nullable List<ScheduleTimes.Interval> intervals) {
        List<ScheduleIntervalSpec> all = new ArrayList<>();
        for (ScheduleTimes.Interval each : intervals == null ? List.<ScheduleTimes.Interval>of() : intervals) {
            if (each.every() == null) {
                throw RequestRefused.field(
                        "spec.intervals[" + all.size() + "].every", "is missing; expected a duration such as \"PT1H\"");
            }
            try {
                all.add(new ScheduleIntervalSpec(each.every(), each.offset()));
            } catch (IllegalArgumentException e) {
                throw RequestRefused.field("spec.intervals[" + all.size() + "]", String.valueOf(e.getMessage()));
            }
        }
        return all;
    }

    private static List<ScheduleCalendarSpec> calendars(
            String field, @Nullable List<ScheduleTimes.Calendar> calendars) {
        List<ScheduleCalendarSpec> all = new ArrayList<>();
        for (ScheduleTimes.Calendar each : calendars == null ? List.<ScheduleTimes.Calendar>of() : calendars) {
            String place = field + "[" + all.size() + "].";
            ScheduleCalendarSpec.Builder calendar = ScheduleCalendarSpec.newBuilder();
            ranges(place + "seconds", each.seconds(), calendar::setSeconds);
            ranges(place + "minutes", each.minutes(), calendar::setMinutes);
            ranges(place + "hour", each.hour(), calendar::setHour);
            ranges(place + "dayOfMonth", each.dayOfMonth(), calendar::setDayOfMonth);
            ranges(place + "month", each.month(), calendar::setMonth);
            ranges(place + "year", each.year(), calendar::setYear);
            ranges(place + "dayOfWeek", each.dayOfWeek(), calendar::setDayOfWeek);
            if (each.comment() != null) {
                calendar.setComment(Parameters.text(place + "comment", each.comment()));
            }
            all.add(calendar.build());
        }
        return all;
    }

    private static void ranges(
            String field, @Nullable List<ScheduleTimes.Range> ranges, Consumer<List<ScheduleRange>> setting) {
        if (ranges != null) {
            try {
                setting.accept(ranges.stream()
                        .map(each -> new ScheduleRange(
                                each.start(),
                                each.end() == null ? each.start() : each.end(),
                                each.step() == null ? 1 : each.step()))
                        .toList());
            } catch (IllegalStateException negative) {
                throw RequestRefused.field(field, String.valueOf(negative.getMessage()));
            }
        }
    }

    // ---- back

    static ScheduleTimes show(ScheduleSpec spec) {
        return new ScheduleTimes(
                orNull(spec.getCalendars().stream().map(ScheduleTimesForm::show).toList()),
                orNull(spec.getIntervals().stream()
                        .map(each -> new ScheduleTimes.Interval(each.getEvery(), each.getOffset()))
                        .toList()),
                orNull(spec.getCronExpressions()),
                orNull(spec.getSkip().stream().map(ScheduleTimesForm::show).toList()),
                spec.getStartAt(),
                spec.getEndAt(),
                spec.getJitter(),
                spec.getTimeZoneName());
    }

    private static ScheduleTimes.Calendar show(ScheduleCalendarSpec calendar) {
        return new ScheduleTimes.Calendar(
                showRanges(calendar.getSeconds()),
                showRanges(calendar.getMinutes()),
                showRanges(calendar.getHour()),
                showRanges(calendar.getDayOfMonth()),
                showRanges(calendar.getMonth()),
                orNull(showRanges(calendar.getYear())),
                showRanges(calendar.getDayOfWeek()),
                calendar.getComment().isEmpty() ? null : calendar.getComment());
    }

    private static List<ScheduleTimes.Range> showRanges(List<ScheduleRange> ranges) {
        return ranges.stream()
                .map(each -> new ScheduleTimes.Range(each.getStart(), each.getEnd(), each.getStep()))
                .toList();
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
