package io.perdura.engine.calendar;

import io.perdura.client.schedules.ScheduleCalendarSpec;
import io.perdura.client.schedules.ScheduleRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The wall-clock times that match a calendar, whatever the time zone. Immutable. */
final class WallClock {

    /** A 29th of February on a given day of the week comes back after 40 years at the latest. */
    private static final int FARTHEST_YEARS = 41;

    private static final int LATEST_YEAR = 9_999;

    private final BitSet seconds;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final @Nullable BitSet years;

    /** @param field how the calendar is called in messages */
    WallClock(String field, ScheduleCalendarSpec calendar) {
        seconds = numbers(field + ".seconds", calendar.getSeconds(), 0, 59);
        minutes = numbers(field + ".minutes", calendar.getMinutes(), 0, 59);
        hours = numbers(field + ".hour", calendar.getHour(), 0, 23);
        days = numbers(field + ".dayOfMonth", calendar.getDayOfMonth(), 1, 31);
        months = numbers(field + ".month", calendar.getMonth(), 1, 12);
        weekdays = numbers(field + ".dayOfWeek", calendar.getDayOfWeek(), 0, 7);
        if (weekdays.get(7)) {
            weekdays.set(0); // Sunday, as cron has it
        }
        years = calendar.getYear().isEmpty() ? null : numbers(field + ".year", calendar.getYear(), 1970, LATEST_YEAR);
    }

    private static BitSet numbers(String field, List<ScheduleRange> ranges, int lowest, int highest) {
        BitSet numbers = new BitSet();
        for (ScheduleRange range : ranges) {
            if (range.getStart() < lowest || range.getEnd() > highest) {
                throw new IllegalArgumentException(field + " is " + range.getStart() + " to " + range.getEnd()
                        + ": give numbers from " + lowest + " to " + highest);
            }
            for (int number = range.getStart(); number <= range.getEnd(); number += range.getStep()) {
                numbers.set(number);
            }
        }
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException(
                    field + " is empty, so that nothing matches: give a range, or leave it out for the default");
        }
        return numbers;
    }

    boolean everyHour() {
        return hours.cardinality() == 24;
    }

    boolean matches(LocalDateTime time) {
        return time.getNano() == 0
                && seconds.get(time.getSecond())
                && minutes.get(time.getMinute())
                && hours.get(time.getHour())
                && matches(time.toLocalDate());
    }

    private boolean matches(LocalDate date) {
        return days.get(date.getDayOfMonth())
                && months.get(date.getMonthValue())
                && weekdays.get(date.getDayOfWeek().getValue() % 7)
                && (years == null || years.get(date.getYear()));
    }

    /** The first match at that time or later; null when there is none within some forty years. */
    @Nullable
    LocalDateTime from(LocalDateTime earliest) {
        LocalDateTime begin = earliest.truncatedTo(ChronoUnit.SECONDS);
        begin = begin.isBefore(earliest) ? begin.plusSeconds(1) : begin;
        LocalDate date = begin.toLocalDate();
        LocalTime time = timeFrom(begin.toLocalTime());
        if (time != null && matches(date)) {
            return date.atTime(time);
        }
        LocalTime first = timeFrom(LocalTime.MIDNIGHT);
        LocalDate found = first == null ? null : dateFrom(date.plusDays(1));
        return found == null || first == null ? null : found.atTime(first);
    }

    private @Nullable LocalTime timeFrom(LocalTime earliest) {
        int hour = hours.nextSetBit(earliest.getHour());
        if (hour == earliest.getHour()) {
            int minute = minutes.nextSetBit(earliest.getMinute());
            if (minute == earliest.getMinute()) {
                int second = seconds.nextSetBit(earliest.getSecond());
                if (second >= 0) {
                    return LocalTime.of(hour, minute, second);
                }
                minute = minutes.nextSetBit(minute + 1);
            }
            if (minute >= 0) {
                return LocalTime.of(hour, minute, seconds.nextSetBit(0));
            }
            hour = hours.nextSetBit(hour + 1);
        }
        return hour < 0 ? null : LocalTime.of(hour, minutes.nextSetBit(0), seconds.nextSetBit(0));
    }

    private @Nullable LocalDate dateFrom(LocalDate earliest) {
        LocalDate date = earliest;
        int last = earliest.getYear() + FARTHEST_YEARS;
        while (date.getYear() <= LATEST_YEAR) {
            if (years != null && !years.get(date.getYear())) {
                int year = years.nextSetBit(date.getYear());
                if (year < 0) {
                    return null;
                }
                date = LocalDate.of(year, 1, 1);
                last = year + FARTHEST_YEARS;
            } else if (date.getYear() > last) {
                return null;
            } else if (!months.get(date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
            } else if (!matches(date)) {
                date = date.plusDays(1);
            } else {
                return date;
            }
        }
        return null;
    }
}
