/**
 * What an operator sees of the engine: log messages, MicroProfile metrics, health.
 *
 * <p>May use {@code engine.port}, {@code runtime.log} and MicroProfile. Metric names are stable.
 */
@NullMarked
package io.perdura.runtime.observe;

import org.jspecify.annotations.NullMarked;
