package io.perdura.client.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When a schedule acts: at all times of its parts, less those to skip. What is not given has no times, or no limit. */
@Schema(
        description =
                "When a schedule acts: at all times of calendars, intervals and cronExpressions, less those to skip.")
public record ScheduleTimes(
        @Nullable List<Calendar> calendars,
        @Nullable List<Interval> intervals,

        @Schema(
                description =
                        "Five fields (minute, hour, day of month, month, day of week), six with a year, seven with seconds"
                                + " at the beginning too; @daily and its like; @every 90m, with an offset @every 90m/15m.",
                examples = "[\"0 3 * * MON-FRI\"]")
        @Nullable
        List<String> cronExpressions,

        @Schema(description = "Times at which it does not act.") @Nullable
        List<Calendar> skip,

        @Nullable Instant startAt,
        @Nullable Instant endAt,

        @Schema(
                type = SchemaType.STRING,
                format = "duration",
                description = "Each time is put off by up to this, by how much follows from the id and the time.",
                examples = "PT5M")
        @Nullable
        Duration jitter,

        @Schema(description = "Of calendars and cron expressions; without it UTC.", examples = "Europe/Berlin")
        @Nullable
        String timeZoneName) {

    /** By cron expressions in a time zone. */
    public static ScheduleTimes cron(String timeZoneName, String... expressions) {
        return new ScheduleTimes(null, null, List.of(expressions), null, null, null, null, timeZoneName);
    }

    /** At equal distances. */
    public static ScheduleTimes every(Duration interval) {
        return new ScheduleTimes(null, List.of(new Interval(interval, null)), null, null, null, null, null, null);
    }

    /** Equal distances: 1970-01-01T00:00Z + n * every + offset. */
    public record Interval(
            @Schema(type = SchemaType.STRING, format = "duration", required = true, examples = "PT1H")
            Duration every,

            @Schema(type = SchemaType.STRING, format = "duration") @Nullable
            Duration offset) {}

    /** Numbers from start to end, both included; without end the start alone, without step each of them. */
    public record Range(
            int start, @Nullable Integer end, @Nullable Integer step) {}

    /** Times of which every field matches; without seconds, minutes and hour these are 0, without the others all match. */
    public record Calendar(
            @Nullable List<Range> seconds,
            @Nullable List<Range> minutes,
            @Nullable List<Range> hour,
            @Nullable List<Range> dayOfMonth,
            @Nullable List<Range> month,
            @Nullable List<Range> year,

            @Schema(description = "0 is Sunday.") @Nullable List<Range> dayOfWeek,

            @Nullable String comment) {}
}
