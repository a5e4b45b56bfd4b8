/**
 * When something happens: cron schedules, calendars and intervals, as arithmetic on milliseconds.
 *
 * <p>May use the API alone. No clock: the time is given. Internal.
 */
@NullMarked
package io.perdura.engine.calendar;

import org.jspecify.annotations.NullMarked;
