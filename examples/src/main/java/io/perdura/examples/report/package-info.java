/**
 * A schedule: a report each working day, in the morning of its region.
 *
 * <p>Belongs here: the workflow {@code Report}, its activity, and the bean that schedules it. May use: the workflow, activity and client API.
 * Stable: their names and JSON.
 */
@NullMarked
package io.perdura.examples.report;

import org.jspecify.annotations.NullMarked;
