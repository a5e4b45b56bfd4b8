/** Callers in a closed loop and what they saw: the same code measures every system. May use the JDK only. */
@NullMarked
package io.perdura.benchmarks.load;

import org.jspecify.annotations.NullMarked;
