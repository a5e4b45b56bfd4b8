/**
 * Workflows of the engine's own, each in a package below: schedules and batches are ordinary durable runs, so that storage, recovery and
 * time are the same as for everybody else.
 *
 * <p>Their types and ids begin with {@code perdura.}. May use the API and {@code engine.calendar}; the engine runs their activities. Internal.
 */
@NullMarked
package io.perdura.engine.system;

import org.jspecify.annotations.NullMarked;
