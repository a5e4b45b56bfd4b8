/**
 * The store ports in memory: the same observable rules as a database, without durability. For tests, the test kit and the
 * fault simulator; plain Java SE and deterministic.
 *
 * <p>May use {@code engine.port}, {@code engine.history} and the public API. {@link io.perdura.engine.memory.MemoryStore} is
 * the way in; everything else is internal.
 */
@NullMarked
package io.perdura.engine.memory;

import org.jspecify.annotations.NullMarked;
