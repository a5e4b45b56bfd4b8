package io.perdura.benchmarks.load;

/** What a caller does again and again. */
@FunctionalInterface
public interface Operation {

    /**
     * Does it once.
     *
     * @param number different for each call of a run, from 1 on
     * @return when the part whose latency counts began, as {@link System#nanoTime()} has it; it ends with the call
     */
    long run(long number) throws Exception;
}
