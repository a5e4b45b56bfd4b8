package io.perdura.benchmarks.subject;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A system that runs workflows. It is started when it is made, and gone when it is closed. */
public interface Contender extends AutoCloseable {

    String name();

    /** Callers of the workloads w1 to w5. */
    Driver driver();

    /** The processes that run workflows, at present. */
    List<Long> pids();

    /** The database whose statements are counted; null for a system that has its own log. */
    @Nullable
    String database();

    /** Kills it with SIGKILL. */
    void kill();

    /** Starts it again on what it has stored, and returns when it is ready. */
    void restart();

    /**
     * Starts workflows whose steps leave a trace and returns when all starts are acknowledged.
     *
     * @param prefix of their ids, which end with numbers from 1 on
     * @param goAtMillis when the first step may run, in milliseconds since 1970
     */
    void startBatch(String prefix, int count, int steps, long goAtMillis);

    /** Waits for the end of all of them; the number of right results is the answer. */
    int awaitBatch(String prefix, int count, int steps);

    /** Bytes of heap in use after a garbage collection. */
    long heapBytes();

    /** The file that witnessed steps write to. */
    Path witness();

    @Override
    void close();
}
