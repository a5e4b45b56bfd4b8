/**
 * Parallel paths, each of which can be called off alone.
 *
 * <p>Belongs here: the workflow {@code Delivery} and what its drivers do. May use: the workflow and activity API. Stable:
 * their names and JSON.
 */
@NullMarked
package io.perdura.examples.packet;

import org.jspecify.annotations.NullMarked;
