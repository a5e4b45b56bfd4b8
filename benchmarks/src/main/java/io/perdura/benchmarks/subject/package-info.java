/** The systems that are measured, each as a process that is started and driven. May use {@code load} and {@code measure}. */
@NullMarked
package io.perdura.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
