package io.perdura.benchmarks.report;

import io.perdura.benchmarks.load.LoadReport;
import io.perdura.benchmarks.measure.Costs;
import org.jspecify.annotations.Nullable;

/**
 * What one system did in one window.
 *
 * @param system its name
 * @param work w1 to w5, limit1 or limit100
 * @param callers at once
 * @param stepsEach durable steps (or rows) of one operation
 * @param load what the callers saw
 * @param costs what it cost; null where that can't be read
 */
public record Figure(
        String system,
        String work,
        int callers,
        int stepsEach,
        LoadReport load,
        @Nullable Costs costs) {

    /** Durable steps in the window. */
    public long steps() {
        return load.done() * stepsEach;
    }

    public double stepsPerSecond() {
        return load.perSecond() * stepsEach;
    }

    /** A part of the costs, for each step; 0 without steps. */
    public double perStep(long total) {
        return steps() == 0 ? 0 : (double) total / steps();
    }
}
