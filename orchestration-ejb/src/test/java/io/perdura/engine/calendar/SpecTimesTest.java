package io.perdura.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perdura.client.schedules.ScheduleCalendarSpec;
import io.perdura.client.schedules.ScheduleIntervalSpec;
import io.perdura.client.schedules.ScheduleRange;
import io.perdura.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTimesTest {

    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");

    private static List<String> times(ScheduleSpec.Builder spec, Instant after, int count) {
        SpecTimes times = SpecTimes.of(spec.build(), "id");
        List<String> found = new ArrayList<>();
        Optional<SpecTimes.Firing> next = times.next(after.toEpochMilli());
        while (next.isPresent() && found.size() < count) {
            found.add(Instant.ofEpochMilli(next.get().nominalMillis()).toString());
            next = times.next(next.get().nominalMillis());
        }
        return found;
    }

    private static ScheduleSpec.Builder spec() {
        return ScheduleSpec.newBuilder();
    }

    private static ScheduleCalendarSpec.Builder at(int hour, int minute) {
        return ScheduleCalendarSpec.newBuilder()
                .setHour(List.of(new ScheduleRange(hour)))
                .setMinutes(List.of(new ScheduleRange(minute)));
    }

    private static ScheduleSpec.Builder berlin(ScheduleCalendarSpec.Builder calendar) {
        return spec().setCalendars(List.of(calendar.build())).setTimeZoneName("Europe/Berlin");
    }

    // ---- intervals

    @Test
    void intervals_count_from_1970_and_are_shifted_by_their_offset() {
        assertThat(times(
                        spec().setIntervals(
                                        List.of(new ScheduleIntervalSpec(Duration.ofHours(6), Duration.ofMinutes(30)))),
                        JANUARY,
                        3))
                .containsExactly("2026-01-01T00:30:00Z", "2026-01-01T06:30:00Z", "2026-01-01T12:30:00Z");
    }

    @Test
    void a_time_itself_is_not_after_it() {
        assertThat(times(spec().setIntervals(List.of(new ScheduleIntervalSpec(Duration.ofDays(1)))), JANUARY, 1))
                .containsExactly("2026-01-02T00:00:00Z");
    }

    // ---- calendars

    @Test
    void a_calendar_matches_when_all_of_its_fields_do() {
        assertThat(times(
                        spec().setCalendars(List.of(at(9, 30)
                                .setDayOfWeek(List.of(new ScheduleRange(1, 5)))
                                .setMonth(List.of(new ScheduleRange(2)))
                                .build())),
                        Instant.parse("2026-02-05T10:00:00Z"),
                        3))
                .containsExactly("2026-02-06T09:30:00Z", "2026-02-09T09:30:00Z", "2026-02-10T09:30:00Z");
    }

    @Test
    void steps_and_seconds_are_taken() {
        assertThat(times(
                        spec().setCalendars(List.of(ScheduleCalendarSpec.newBuilder()
                                .setHour(List.of(new ScheduleRange(0, 23)))
                                .setMinutes(List.of(new ScheduleRange(0, 59)))
                                .setSeconds(List.of(new ScheduleRange(5, 59, 25)))
                                .build())),
                        JANUARY,
                        4))
                .containsExactly(
                        "2026-01-01T00:00:05Z", "2026-01-01T00:00:30Z", "2026-01-01T00:00:55Z", "2026-01-01T00:01:05Z");
    }

    @Test
    void the_31st_and_a_leap_day_come_when_there_is_one() {
        ScheduleSpec.Builder last = spec().setCalendars(List.of(
                at(0, 0).setDayOfMonth(List.of(new ScheduleRange(31))).build()));
        assertThat(times(last, JANUARY, 3))
                .containsExactly("2026-01-31T00:00:00Z", "2026-03-31T00:00:00Z", "2026-05-31T00:00:00Z");
        ScheduleSpec.Builder leap = spec().setCalendars(List.of(at(0, 0).setDayOfMonth(List.of(new ScheduleRange(29)))
                .setMonth(List.of(new ScheduleRange(2)))
                .setDayOfWeek(List.of(new ScheduleRange(4)))
                .build()));
        assertThat(times(leap, JANUARY, 1)).containsExactly("2052-02-29T00:00:00Z");
    }

    @Test
    void a_day_that_never_comes_ends_the_search() {
        assertThat(times(
                        spec().setCalendars(List.of(at(0, 0).setDayOfMonth(List.of(new ScheduleRange(30)))
                                .setMonth(List.of(new ScheduleRange(2)))
                                .build())),
                        JANUARY,
                        1))
                .isEmpty();
    }

    @Test
    void a_year_that_is_over_ends_it_and_a_later_one_is_reached_at_once() {
        ScheduleCalendarSpec.Builder year =
                at(12, 0).setDayOfMonth(List.of(new ScheduleRange(1))).setMonth(List.of(new ScheduleRange(1)));
        assertThat(times(
                        spec().setCalendars(
                                        List.of(year.setYear(List.of(new ScheduleRange(2080), new ScheduleRange(2020)))
                                                .build())),
                        JANUARY,
                        3))
                .containsExactly("2080-01-01T12:00:00Z");
    }

    // ---- changes of the clocks

    @Test
    void a_time_that_the_clocks_leave_out_happens_when_the_change_is_over() {
        // In 2026 Berlin goes from 02:00 to 03:00 on the 29th of March.
        assertThat(times(berlin(at(2, 30)), Instant.parse("2026-03-28T00:00:00Z"), 3))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void a_time_that_comes_twice_happens_once() {
        // In 2026 Berlin goes from 03:00 back to 02:00 on the 25th of October.
        assertThat(times(berlin(at(2, 30)), Instant.parse("2026-10-24T12:00:00Z"), 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void a_calendar_of_every_hour_goes_on_through_both_changes() {
        ScheduleCalendarSpec.Builder hourly = at(0, 30).setHour(List.of(new ScheduleRange(0, 23)));
        assertThat(times(berlin(hourly), Instant.parse("2026-03-29T00:00:00Z"), 3))
                .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T02:30:00Z");
        assertThat(times(berlin(hourly), Instant.parse("2026-10-25T00:00:00Z"), 3))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z");
    }

    @Test
    void wall_clock_time_is_kept_on_both_sides_of_a_change() {
        assertThat(times(berlin(at(9, 0)), Instant.parse("2026-03-28T00:00:00Z"), 2))
                .containsExactly("2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z");
    }

    // ---- cron

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 12 * * MON-FRI | 2026-01-01T12:00:00Z 2026-01-02T12:00:00Z 2026-01-05T12:00:00Z",
                "*/20 8-9 * * * | 2026-01-01T08:00:00Z 2026-01-01T08:20:00Z 2026-01-01T08:40:00Z",
                "0 0 1,15 * * | 2026-01-15T00:00:00Z 2026-02-01T00:00:00Z 2026-02-15T00:00:00Z",
                "0 0 * * 7 | 2026-01-04T00:00:00Z 2026-01-11T00:00:00Z 2026-01-18T00:00:00Z",
                "0 0 * * SUN | 2026-01-04T00:00:00Z 2026-01-11T00:00:00Z 2026-01-18T00:00:00Z",
                "0 0 13 * FRI | 2026-02-13T00:00:00Z 2026-03-13T00:00:00Z 2026-11-13T00:00:00Z",
                "0 0 1 JAN * 2030 | 2030-01-01T00:00:00Z",
                "15 0 0 * * * 2026 | 2026-01-01T00:00:15Z 2026-01-02T00:00:15Z 2026-01-03T00:00:15Z",
                "@monthly | 2026-02-01T00:00:00Z 2026-03-01T00:00:00Z 2026-04-01T00:00:00Z",
                "@every 90m | 2026-01-01T01:30:00Z 2026-01-01T03:00:00Z 2026-01-01T04:30:00Z",
                "@every 1h/15m | 2026-01-01T00:15:00Z 2026-01-01T01:15:00Z 2026-01-01T02:15:00Z",
                "CRON_TZ=Europe/Berlin 0 9 * * * | 2026-01-01T08:00:00Z 2026-01-02T08:00:00Z 2026-01-03T08:00:00Z",
                "0 12 * * * # lunch | 2026-01-01T12:00:00Z 2026-01-02T12:00:00Z 2026-01-03T12:00:00Z"
            })
    void cron_expressions_are_calendars(String cron, String expected) {
        assertThat(times(spec().setCronExpressions(List.of(cron)), JANUARY, 3)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"often", "0 25 * * *", "* * * *", "@every 0m", "@every 1h/2h", "CRON_TZ=Mars 0 0 * * *"})
    void a_cron_expression_that_cant_be_understood_is_refused_with_what_is_expected(String cron) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SpecTimes.of(spec().setCronExpressions(List.of(cron)).build(), "id"))
                .withMessageContaining("spec.cronExpressions: '" + cron + "'")
                .withMessageContaining("0 12 * * MON-FRI");
    }

    // ---- together

    @Test
    void parts_are_united_and_what_is_to_be_skipped_is_left_out() {
        ScheduleSpec.Builder union = spec().setIntervals(List.of(new ScheduleIntervalSpec(Duration.ofHours(12))))
                .setCronExpressions(List.of("0 12 * * *", "0 18 * * *"))
                .setSkip(List.of(
                        at(0, 0).setDayOfMonth(List.of(new ScheduleRange(2))).build()));
        assertThat(times(union, JANUARY, 4))
                .containsExactly(
                        "2026-01-01T12:00:00Z", "2026-01-01T18:00:00Z", "2026-01-02T12:00:00Z", "2026-01-02T18:00:00Z");
    }

    @Test
    void its_bounds_belong_to_it() {
        ScheduleSpec.Builder bounded = spec().setIntervals(List.of(new ScheduleIntervalSpec(Duration.ofHours(1))))
                .setStartAt(Instant.parse("2026-01-01T10:00:00Z"))
                .setEndAt(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(times(bounded, JANUARY, 9))
                .containsExactly("2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z", "2026-01-01T12:00:00Z");
    }

    @Test
    void the_jitter_is_the_same_each_time_and_ends_before_the_next_time() {
        ScheduleSpec jittered = spec().setIntervals(List.of(new ScheduleIntervalSpec(Duration.ofMinutes(10))))
                .setJitter(Duration.ofHours(5))
                .build();
        SpecTimes times = SpecTimes.of(jittered, "id");
        List<Long> offsets = new ArrayList<>();
        long after = JANUARY.toEpochMilli();
        for (int i = 0; i < 50; i++) {
            SpecTimes.Firing firing = times.next(after).orElseThrow();
            assertThat(SpecTimes.of(jittered, "id").next(after)).contains(firing);
            offsets.add(firing.atMillis() - firing.nominalMillis());
            after = firing.nominalMillis();
        }
        assertThat(offsets)
                .allMatch(
                        offset -> offset >= 0 && offset < Duration.ofMinutes(10).toMillis());
        assertThat(offsets.stream().distinct().count()).isGreaterThan(40);
        assertThat(SpecTimes.of(jittered, "other").next(JANUARY.toEpochMilli()))
                .isNotEqualTo(times.next(JANUARY.toEpochMilli()));
    }

    @Test
    void what_cant_be_is_refused_by_its_field() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecTimes.of(spec().setTimeZoneName("Mars").build(), "id"))
                .withMessageContaining("spec.timeZoneName");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecTimes.of(
                        spec().setCalendars(List.of(at(24, 0).build())).build(), "id"))
                .withMessageContaining("spec.calendars[0].hour is 24 to 24: give numbers from 0 to 23");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecTimes.of(
                        spec().setIntervals(List.of(new ScheduleIntervalSpec(Duration.ofMillis(10))))
                                .build(),
                        "id"))
                .withMessageContaining("spec.intervals");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecTimes.of(
                        spec().setStartAt(JANUARY)
                                .setEndAt(JANUARY.minusSeconds(1))
                                .build(),
                        "id"))
                .withMessageContaining("spec.endAt");
    }
}
