/**
 * Safe message passing: updates that call an activity one at a time, that may be repeated, and that are drained before the run ends
 * or continues as new.
 *
 * <p>Belongs here: the workflow {@code Seats} and the activity that issues tickets. May use: the workflow and activity API. Stable:
 * their names and JSON.
 */
@NullMarked
package io.perdura.examples.seats;

import org.jspecify.annotations.NullMarked;
