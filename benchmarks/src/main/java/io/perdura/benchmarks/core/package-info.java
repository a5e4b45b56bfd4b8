/** A recorded history for {@code benchmarks/run jmh}, whose own classes lie in {@code jmh/src}. May use {@code app} and the engine. */
@NullMarked
package io.perdura.benchmarks.core;

import org.jspecify.annotations.NullMarked;
