/**
 * A batch in one activity, which goes on where the attempt before it came to.
 *
 * <p>Belongs here: the workflow {@code Sweep} and its activity. May use: the workflow and activity API. Stable: their names
 * and JSON.
 */
@NullMarked
package io.perdura.examples.sweep;

import org.jspecify.annotations.NullMarked;
