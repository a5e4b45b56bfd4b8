/**
 * Schedules: workflows that are started again and again, by calendar, interval or cron expression.
 *
 * <p>Belongs here: the client, its values and exceptions; the engine implements it. May use {@code client}, {@code workflow} and
 * {@code common}. Stable: all of it.
 */
@NullMarked
package io.perdura.client.schedules;

import org.jspecify.annotations.NullMarked;
