package io.perdura.engine.calendar;

import io.perdura.client.schedules.ScheduleCalendarSpec;
import io.perdura.client.schedules.ScheduleIntervalSpec;
import io.perdura.client.schedules.ScheduleSpec;
import io.perdura.common.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** When a schedule acts: all times of its parts, less those to skip, within its bounds, put off by its jitter. Immutable. */
public final class SpecTimes {

    /** So many times in a row may be skipped; beyond, the search ends, since it would hold up everything else. */
    private static final int MOST_SKIPPED = 100_000;

    private final List<Times> times = new ArrayList<>();
    private final List<CalendarTimes> skip = new ArrayList<>();
    private final long startMillis;
    private final long endMillis;
    private final long jitterMillis;
    private final String seed;

    /**
     * A time at which a schedule acts.
     *
     * @param nominalMillis as its specification says
     * @param atMillis with the jitter
     */
    public record Firing(long nominalMillis, long atMillis) {}

    private SpecTimes(ScheduleSpec spec, String seed) {
        this.seed = seed;
        ZoneId zone = zone(spec.getTimeZoneName());
        List<ScheduleCalendarSpec> calendars = spec.getCalendars();
        for (int i = 0; i < calendars.size(); i++) {
            times.add(new CalendarTimes("spec.calendars[" + i + "]", calendars.get(i), zone));
        }
        for (ScheduleIntervalSpec interval : spec.getIntervals()) {
            times.add(every(interval));
        }
        for (String cron : spec.getCronExpressions()) {
            times.add(CronTimes.parse(cron, zone));
        }
        for (int i = 0; i < spec.getSkip().size(); i++) {
            skip.add(new CalendarTimes("spec.skip[" + i + "]", spec.getSkip().get(i), zone));
        }
        Instant start = spec.getStartAt();
        Instant end = spec.getEndAt();
        if (start != null && end != null && end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "spec.endAt " + end + " is before spec.startAt " + start + ": exchange them");
        }
        startMillis = start == null ? Long.MIN_VALUE : start.toEpochMilli();
        endMillis = end == null ? Long.MAX_VALUE : end.toEpochMilli();
        jitterMillis = jitter(spec.getJitter());
    }

    /**
     * The times of a specification.
     *
     * @param seed of the jitter: with the same one, the same times
     * @throws IllegalArgumentException when something of it can't be; the message names the field
     */
    public static SpecTimes of(ScheduleSpec spec, String seed) {
        return new SpecTimes(spec, seed);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "spec.timeZoneName: no time zone is called '" + name + "': give one such as Europe/Berlin", e);
        }
    }

    private static Times every(ScheduleIntervalSpec interval) {
        long every = interval.getEvery().toMillis();
        if (every < 1_000) {
            throw new IllegalArgumentException("spec.intervals: every is " + interval.getEvery()
                    + ": give a second or more; a workflow that loops does what is more frequent");
        }
        Duration offset = interval.getOffset();
        return Times.every(every, offset == null ? 0 : offset.toMillis());
    }

    private static long jitter(@Nullable Duration jitter) {
        return jitter == null ? 0 : Durations.notNegative("spec.jitter", jitter).toMillis();
    }

    /** The first time whose nominal time is after that; empty when there is none. */
    public Optional<Firing> next(long afterMillis) {
        OptionalLong nominal = nominal(afterMillis);
        return nominal.isEmpty()
                ? Optional.empty()
                : Optional.of(new Firing(nominal.getAsLong(), nominal.getAsLong() + jitter(nominal.getAsLong())));
    }

    private OptionalLong nominal(long afterMillis) {
        long after = Math.max(afterMillis, startMillis == Long.MIN_VALUE ? startMillis : startMillis - 1);
        for (int tried = 0; tried < MOST_SKIPPED; tried++) {
            long first = Long.MAX_VALUE;
            for (Times each : times) {
                first = Math.min(first, each.after(after).orElse(Long.MAX_VALUE));
            }
            if (first == Long.MAX_VALUE || first > endMillis) {
                return OptionalLong.empty();
            }
            long candidate = first;
            if (skip.stream().noneMatch(each -> each.matches(candidate))) {
                return OptionalLong.of(candidate);
            }
            after = candidate;
        }
        return OptionalLong.empty();
    }

    /** Less than the jitter, and than the distance to the next time. */
    private long jitter(long nominalMillis) {
        if (jitterMillis == 0) {
            return 0;
        }
        OptionalLong next = nominal(nominalMillis);
        long bound = next.isEmpty() ? jitterMillis : Math.min(jitterMillis, next.getAsLong() - nominalMillis);
        return bound <= 0 ? 0 : new SplittableRandom(seed.hashCode() * 31L + nominalMillis).nextLong(bound);
    }
}
