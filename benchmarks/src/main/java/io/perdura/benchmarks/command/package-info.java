/** The command {@code benchmarks/run}: what to measure, in which order. May use everything else here. */
@NullMarked
package io.perdura.benchmarks.command;

import org.jspecify.annotations.NullMarked;
