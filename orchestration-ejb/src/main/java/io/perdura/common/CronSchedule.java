package io.perdura.common;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** When the runs of a workflow method begin, where the options of the stub don't say: five cron fields, {@code @daily} and the like. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CronSchedule {
    /** Such as {@code 0 12 * * MON-FRI}; in UTC, or after {@code CRON_TZ=Europe/Berlin} in that time zone. */
    String value();
}
