/** Figures as tables, a chart and JSON. May use the JDK and Jackson only. */
@NullMarked
package io.perdura.benchmarks.report;

import org.jspecify.annotations.NullMarked;
