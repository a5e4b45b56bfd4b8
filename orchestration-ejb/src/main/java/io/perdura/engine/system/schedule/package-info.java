/**
 * A schedule as a workflow of the engine's own: its state is in its history, its times are its timers, and what an operator does with it
 * comes as signals. It starts, watches and ends runs through activities that the engine provides.
 *
 * <p>Belongs here: that workflow, and what it keeps. May use the API and {@code engine.calendar}. Start at {@link
 * io.perdura.engine.system.schedule.ScheduleRun}. Internal; what is in histories is stable.
 */
@NullMarked
package io.perdura.engine.system.schedule;

import org.jspecify.annotations.NullMarked;
