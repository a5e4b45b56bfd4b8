/**
 * The deterministic core: history in, commands out. No clock, I/O, thread pool or Jakarta EE type.
 *
 * <p>Read it in this order: {@link io.perdura.engine.replay.WorkflowMachine} (one run in memory),
 * {@link io.perdura.engine.replay.EventLoop} and {@link io.perdura.engine.replay.Coroutine} (how its code is run),
 * {@link io.perdura.engine.replay.Outputs} (how what it asks for is recorded, or compared with the record),
 * the command state machines, and {@link io.perdura.engine.replay.DurableContext} (what the API calls).
 *
 * <p>May use {@code engine.history} and the public API.
 */
@NullMarked
package io.perdura.engine.replay;

import org.jspecify.annotations.NullMarked;
