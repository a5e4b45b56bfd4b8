package io.perdura.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "0 12 * * *,                        2026-01-31T11:59:59Z, 2026-01-31T12:00:00Z",
        "0 12 * * *,                        2026-01-31T12:00:00Z, 2026-02-01T12:00:00Z",
        "*/15 * * * *,                      2026-01-31T11:46:00Z, 2026-01-31T12:00:00Z",
        "0 3 * * MON-FRI,                   2026-01-30T03:00:00Z, 2026-02-02T03:00:00Z",
        "0 0 29 2 *,                        2026-01-31T12:00:00Z, 2028-02-29T00:00:00Z",
        "0 0 * * 0,                         2026-01-31T12:00:00Z, 2026-02-01T00:00:00Z",
        "@daily,                            2026-01-31T12:00:00Z, 2026-02-01T00:00:00Z",
        "@hourly,                           2026-01-31T12:30:00Z, 2026-01-31T13:00:00Z",
        "@weekly,                           2026-01-31T12:00:00Z, 2026-02-01T00:00:00Z",
        "@monthly,                          2026-01-31T12:00:00Z, 2026-02-01T00:00:00Z",
        "@yearly,                           2026-01-31T12:00:00Z, 2027-01-01T00:00:00Z",
        "CRON_TZ=Europe/Berlin 0 12 * * *,  2026-01-31T11:30:00Z, 2026-02-01T11:00:00Z",
        "CRON_TZ=Europe/Berlin 0 12 * * *,  2026-07-31T09:30:00Z, 2026-07-31T10:00:00Z",
        "CRON_TZ=Europe/Berlin 0 12 * * *,  2026-03-28T11:00:00Z, 2026-03-29T10:00:00Z"
    })
    void the_next_time_is_the_first_one_after(String schedule, Instant now, Instant next) {
        assertThat(CronSchedule.parse(schedule).nextMillis(0, now.toEpochMilli()))
                .isEqualTo(OptionalLong.of(next.toEpochMilli()));
    }

    @Test
    void every_counts_from_where_the_run_before_began() {
        CronSchedule everyTenMinutes = CronSchedule.parse("@every 10m");

        assertThat(everyTenMinutes.nextMillis(1_000, 1_000)).hasValue(601_000);
        assertThat(everyTenMinutes.nextMillis(1_000, 600_999)).hasValue(601_000);
        assertThat(everyTenMinutes.nextMillis(1_000, 601_000)).hasValue(1_201_000);
        assertThat(CronSchedule.parse("@every 1h30m5s").nextMillis(0, 0)).hasValue(5_405_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "often",
                "* * * *",
                "61 * * * *",
                "@every",
                "@every 0s",
                "@sometimes",
                "CRON_TZ=Mars/Olympus 0 12 * * *"
            })
    void what_is_no_schedule_is_refused_with_what_is_expected(String schedule) {
        assertThatThrownBy(() -> CronSchedule.parse(schedule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + schedule + "'")
                .hasMessageContaining("expected five fields");
    }
}
