/**
 * A saga whose steps, and whose compensations, run side by side.
 *
 * <p>Belongs here: the workflow {@code Trip} and the agency that it books with. May use: the workflow and activity API.
 * Stable: their names and JSON.
 */
@NullMarked
package io.perdura.examples.trip;

import org.jspecify.annotations.NullMarked;
