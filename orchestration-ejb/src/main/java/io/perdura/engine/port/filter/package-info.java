/**
 * The list filter language: text to {@link io.perdura.engine.port.filter.Condition}, and what a condition says of one run. Callers
 * from Java and REST, and every store, share it.
 *
 * <p>May use {@code engine.history} and the public API. Logic has two values: a comparison with something that is not set is false.
 */
@NullMarked
package io.perdura.engine.port.filter;

import org.jspecify.annotations.NullMarked;
