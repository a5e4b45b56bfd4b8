/**
 * What the engine wants from outside, as small interfaces: stores, clock, wake-up, activity invoker, threads, crash points.
 * And the values that cross them.
 *
 * <p>May use {@code engine.history} and the public API. Implementations live in {@code persistence} (JPA),
 * {@code engine.memory} (in memory) and {@code runtime} (Jakarta EE). Each store interface has one abstract contract test.
 */
@NullMarked
package io.perdura.engine.port;

import org.jspecify.annotations.NullMarked;
