/**
 * What the code of an activity sees of its attempt, the same on a server and in the test kit: its facts, its heartbeats, and the
 * ways in which it ends by hand.
 *
 * <p>May use {@code engine.port}, {@code engine.replay}, {@code engine.history} and the public API. Whoever invokes activities makes
 * an {@link io.perdura.engine.attempt.AttemptContext} for each attempt. Nothing here is API.
 */
@NullMarked
package io.perdura.engine.attempt;

import org.jspecify.annotations.NullMarked;
