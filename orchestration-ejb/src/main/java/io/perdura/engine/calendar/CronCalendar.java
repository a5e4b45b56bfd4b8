package io.perdura.engine.calendar;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.parser.CronParser;
import io.perdura.client.schedules.ScheduleCalendarSpec;
import io.perdura.client.schedules.ScheduleRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A cron expression of a schedule as a calendar: five fields, six with a year at the end, seven with seconds at the beginning too. */
final class CronCalendar {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2099;
    private static final CronDefinition FIELDS = CronDefinitionBuilder.defineCron()
            .withSeconds()
            .and()
            .withMinutes()
            .and()
            .withHours()
            .and()
            .withDayOfMonth()
            .and()
            .withMonth()
            .and()
            .withDayOfWeek()
            .withValidRange(0, 7)
            .withMondayDoWValue(1)
            .withIntMapping(7, 0)
            .and()
            .withYear()
            .withValidRange(FIRST_YEAR, LAST_YEAR)
            .and()
            .instance();

    private CronCalendar() {}

    /** @throws IllegalArgumentException when it can't be understood */
    static ScheduleCalendarSpec parse(String fields) {
        int count = fields.split("\\s+").length;
        String full = count == 5 ? "0 " + fields + " *" : count == 6 ? "0 " + fields : fields;
        Cron cron = new CronParser(FIELDS).parse(full);
        ScheduleCalendarSpec.Builder calendar = ScheduleCalendarSpec.newBuilder()
                .setSeconds(ranges(cron, CronFieldName.SECOND, 0, 59))
                .setMinutes(ranges(cron, CronFieldName.MINUTE, 0, 59))
                .setHour(ranges(cron, CronFieldName.HOUR, 0, 23))
                .setDayOfMonth(ranges(cron, CronFieldName.DAY_OF_MONTH, 1, 31))
                .setMonth(ranges(cron, CronFieldName.MONTH, 1, 12))
                .setDayOfWeek(ranges(cron, CronFieldName.DAY_OF_WEEK, 0, 6));
        boolean anyYear = expression(cron, CronFieldName.YEAR) instanceof Always;
        return anyYear
                ? calendar.build()
                : calendar.setYear(ranges(cron, CronFieldName.YEAR, FIRST_YEAR, LAST_YEAR))
                        .build();
    }

    private static FieldExpression expression(Cron cron, CronFieldName field) {
        return Objects.requireNonNull(cron.retrieveFieldsAsMap().get(field), "every field has an expression")
                .getExpression();
    }

    private static List<ScheduleRange> ranges(Cron cron, CronFieldName field, int lowest, int highest) {
        List<ScheduleRange> ranges = new ArrayList<>();
        add(expression(cron, field), lowest, highest, 1, ranges);
        return ranges;
    }

    private static void add(FieldExpression expression, int lowest, int highest, int step, List<ScheduleRange> ranges) {
        if (expression instanceof And and) {
            and.getExpressions().forEach(each -> add(each, lowest, highest, step, ranges));
        } else if (expression instanceof Every every) {
            add(every.getExpression(), lowest, highest, every.getPeriod().getValue(), ranges);
        } else if (expression instanceof Between between) {
            int from = number(between.getFrom());
            int to = number(between.getTo());
            if (from <= to) {
                ranges.add(new ScheduleRange(from, to, step));
            } else { // such as FRI-MON
                ranges.add(new ScheduleRange(from, highest, step));
                ranges.add(new ScheduleRange(lowest, to, step));
            }
        } else if (expression instanceof On on) {
            int value = on.getTime().getValue();
            ranges.add(new ScheduleRange(value, step == 1 ? value : highest, step));
        } else if (expression instanceof Always) {
            ranges.add(new ScheduleRange(lowest, highest, step));
        } else {
            throw new IllegalArgumentException("'" + expression.asString() + "' is not supported");
        }
    }

    private static int number(FieldValue<?> value) {
        if (value.getValue() instanceof Integer number) {
            return number;
        }
        throw new IllegalArgumentException("'" + value.getValue() + "' is not supported");
    }
}
