package io.perdura.engine.calendar;

import io.perdura.client.schedules.ScheduleCalendarSpec;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The times that match a calendar in a time zone. A wall-clock time that a change of the clocks leaves out happens when the change is over,
 * as cron does it; one that comes twice happens the first time only. A calendar that names every hour has neither: it goes on as if
 * nothing had happened. Immutable.
 */
final class CalendarTimes implements Times {

    private final WallClock clock;
    private final ZoneRules zone;

    CalendarTimes(String field, ScheduleCalendarSpec calendar, ZoneId zone) {
        this.clock = new WallClock(field, calendar);
        this.zone = zone.getRules();
    }

    boolean matches(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        return clock.matches(LocalDateTime.ofInstant(instant, zone.getOffset(instant)));
    }

    @Override
    public OptionalLong after(long millis) {
        Instant earliest = Instant.ofEpochMilli(millis + 1);
        while (true) { // once for each stretch between two changes of the clocks
            ZoneOffset offset = zone.getOffset(earliest);
            ZoneOffsetTransition change = zone.nextTransition(earliest);
            LocalDateTime found = clock.from(begin(earliest, offset));
            if (found == null) {
                return OptionalLong.empty();
            }
            Instant instant = found.toInstant(offset);
            if (change == null || instant.isBefore(change.getInstant())) {
                return OptionalLong.of(instant.toEpochMilli());
            }
            if (change.isGap() && !clock.everyHour() && found.isBefore(change.getDateTimeAfter())) {
                return OptionalLong.of(change.getInstant().toEpochMilli());
            }
            earliest = change.getInstant();
        }
    }

    /** Where to look from: what comes a second time has been. */
    private LocalDateTime begin(Instant earliest, ZoneOffset offset) {
        LocalDateTime local = LocalDateTime.ofInstant(earliest, offset);
        @Nullable ZoneOffsetTransition last = zone.previousTransition(earliest.plusNanos(1));
        boolean repeats =
                last != null && last.isOverlap() && !clock.everyHour() && local.isBefore(last.getDateTimeBefore());
        return repeats ? last.getDateTimeBefore() : local;
    }
}
