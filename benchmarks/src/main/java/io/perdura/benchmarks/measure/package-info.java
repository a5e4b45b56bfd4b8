/** What is read beside the callers: counters of the database, CPU and memory of processes, the machine. May use the JDK and JDBC only. */
@NullMarked
package io.perdura.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
