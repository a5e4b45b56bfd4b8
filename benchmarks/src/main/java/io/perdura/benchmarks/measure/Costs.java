package io.perdura.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/**
 * What a window of time cost.
 *
 * @param database what the database did; null for a system that has its own log
 * @param serverCpuMillis of the processes that run the workflows, and of callers inside them
 * @param databaseCpuMillis of the database's processes
 * @param residentBytes of the processes that run the workflows, at its end
 * @param load the machine's load average at its end
 */
public record Costs(
        @Nullable DatabaseCounters database,
        long serverCpuMillis,
        long databaseCpuMillis,
        long residentBytes,
        double load) {}
