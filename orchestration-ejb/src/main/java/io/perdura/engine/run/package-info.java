/**
 * One run as a mailbox: waiting messages in, a {@linkplain io.perdura.engine.run.Turn turn} out, which is a transition to
 * commit and the effects to release after the commit. No clock, thread or I/O.
 *
 * <p>{@link io.perdura.engine.run.Ledger} is what history says is pending; {@link io.perdura.engine.run.Intake} turns messages
 * into events, and drops those that no longer fit; {@link io.perdura.engine.run.Run} takes the turns.
 *
 * <p>May use {@code engine.replay}, {@code engine.port}, {@code engine.history} and the public API.
 */
@NullMarked
package io.perdura.engine.run;

import org.jspecify.annotations.NullMarked;
