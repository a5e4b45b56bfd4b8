package io.perdura.engine.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The times of a cron expression of a schedule. */
final class CronTimes {

    private static final Map<String, String> NAMES = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");
    private static final Pattern ZONE = Pattern.compile("(?:CRON_TZ|TZ)=(\\S+)\\s+(.*)");
    private static final String PERIOD = "((?:\\d+[dhms])+)";
    private static final Pattern EVERY = Pattern.compile("@every\\s+" + PERIOD + "(?:/" + PERIOD + ")?");
    private static final Pattern PART = Pattern.compile("(\\d+)([dhms])");

    private CronTimes() {}

    /** @throws IllegalArgumentException when it can't be understood; the message says what is expected */
    static Times parse(String text, ZoneId defaultZone) {
        String line = text.replaceAll("#.*", "").trim();
        try {
            Matcher every = EVERY.matcher(line);
            if (every.matches()) {
                long period = period(every.group(1));
                long offset = every.group(2) == null ? 0 : period(every.group(2));
                if (period == 0 || offset >= period) {
                    throw new IllegalArgumentException("the period must be longer than zero and than its offset");
                }
                return Times.every(period, offset);
            }
            Matcher zoned = ZONE.matcher(line);
            ZoneId zone = zoned.matches() ? ZoneId.of(zoned.group(1)) : defaultZone;
            String fields = zoned.matches() ? zoned.group(2).trim() : line;
            return new CalendarTimes("cron", CronCalendar.parse(NAMES.getOrDefault(fields, fields)), zone);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "spec.cronExpressions: '" + text + "' can't be understood (" + e.getMessage()
                            + "): expected five fields such as '0 12 * * MON-FRI', six with a year or seven with seconds,"
                            + " a name such as @daily, or '@every 90m'; CRON_TZ=Europe/Berlin before the fields sets the"
                            + " time zone",
                    e);
        }
    }

    private static long period(@Nullable String text) {
        Matcher part = PART.matcher(text == null ? "" : text);
        Duration period = Duration.ZERO;
        while (part.find()) {
            long number = Long.parseLong(part.group(1));
            period = period.plus(
                    switch (part.group(2)) {
                        case "d" -> Duration.ofDays(number);
                        case "h" -> Duration.ofHours(number);
                        case "m" -> Duration.ofMinutes(number);
                        default -> Duration.ofSeconds(number);
                    });
        }
        return period.toMillis();
    }
}
