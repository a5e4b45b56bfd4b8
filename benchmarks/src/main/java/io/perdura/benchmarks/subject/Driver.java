package io.perdura.benchmarks.subject;

import io.perdura.benchmarks.load.LoadReport;

/** Callers of one system, wherever they run. */
public interface Driver {

    /** Starts callers of a workload; others are stopped before. */
    void start(String work, int callers);

    /** From now on it counts. */
    void open();

    /** What was counted since then. The callers go on. */
    LoadReport read();

    void stop();
}
