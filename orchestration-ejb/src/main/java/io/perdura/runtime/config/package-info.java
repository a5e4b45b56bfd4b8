/**
 * The engine's settings as MicroProfile Config gives them, checked; {@code docs/configuration.md} lists them.
 *
 * <p>May use {@code engine.partition} and MicroProfile Config. The property names are stable.
 */
@NullMarked
package io.perdura.runtime.config;

import org.jspecify.annotations.NullMarked;
