package io.perdura.engine.calendar;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When the runs of a cron workflow begin. Understands five fields (minute, hour, day of month, month, day of week), the names
 * {@code @yearly @monthly @weekly @daily @hourly}, {@code @every 90m} (h, m and s), and {@code CRON_TZ=Europe/Berlin} before the
 * fields; without it the times are UTC. Immutable; thread-safe.
 */
public final class CronSchedule {

    private static final Map<String, String> NAMES = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");
    private static final Pattern ZONE = Pattern.compile("(?:CRON_TZ|TZ)=(\\S+)\\s+(.*)");
    private static final Pattern EVERY = Pattern.compile("@every\\s+(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    private final Next next;

    private CronSchedule(Next next) {
        this.next = next;
    }

    private interface Next {
        OptionalLong after(long anchorMillis, long nowMillis);
    }

    /** @throws IllegalArgumentException when it can't be understood; the message says what is expected */
    public static CronSchedule parse(String text) {
        Matcher every = EVERY.matcher(text.trim());
        if (every.matches()) {
            Duration interval = Duration.ofHours(number(every.group(1)))
                    .plusMinutes(number(every.group(2)))
                    .plusSeconds(number(every.group(3)));
            if (!interval.isZero()) {
                return new CronSchedule((anchor, now) -> every(interval.toMillis(), anchor, now));
            }
        }
        Matcher zoned = ZONE.matcher(text.trim());
        String fields = zoned.matches() ? zoned.group(2).trim() : text.trim();
        try {
            ZoneId zone = zoned.matches() ? ZoneId.of(zoned.group(1)) : ZoneOffset.UTC;
            ExecutionTime times =
                    ExecutionTime.forCron(new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                            .parse(NAMES.getOrDefault(fields, fields)));
            return new CronSchedule((anchor, now) -> times.nextExecution(
                            Instant.ofEpochMilli(now).atZone(zone))
                    .map(time -> OptionalLong.of(time.toInstant().toEpochMilli()))
                    .orElse(OptionalLong.empty()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "cronSchedule '" + text + "' can't be understood (" + e.getMessage()
                            + "): expected five fields such as '0 12 * * MON-FRI', a name such as @daily, or '@every 90m';"
                            + " CRON_TZ=Europe/Berlin before the fields sets the time zone",
                    e);
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static OptionalLong every(long intervalMillis, long anchorMillis, long nowMillis) {
        long passed = Math.max(0, nowMillis - anchorMillis) / intervalMillis;
        return OptionalLong.of(anchorMillis + (passed + 1) * intervalMillis);
    }

    /**
     * The first time after {@code nowMillis}; empty when there is none.
     *
     * @param anchorMillis where {@code @every} counts from: when the run before began
     */
    public OptionalLong nextMillis(long anchorMillis, long nowMillis) {
        return next.after(anchorMillis, nowMillis);
    }
}
