/**
 * A timer that can be moved while it runs.
 *
 * <p>Belongs here: the workflow {@code Reminder} and its timer. May use: the workflow and activity API. Stable: their names
 * and JSON.
 */
@NullMarked
package io.perdura.examples.timer;

import org.jspecify.annotations.NullMarked;
