/**
 * The engine of one node: partitions it owns, runs in memory, committers, dispatch of activities, recovery, and the
 * operations that callers use. Time and threads come through ports.
 *
 * <p>Entry points: {@link io.perdura.engine.partition.Engine} (life cycle) and
 * {@link io.perdura.engine.partition.EngineClient} (operations). May use {@code engine.run}, {@code engine.replay},
 * {@code engine.port}, {@code engine.history} and the public API.
 */
@NullMarked
package io.perdura.engine.partition;

import org.jspecify.annotations.NullMarked;
