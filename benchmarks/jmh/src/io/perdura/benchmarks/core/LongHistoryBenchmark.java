package io.perdura.benchmarks.core;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** A history of 50,000 events, from its bytes to a run that waits where it waited. One thread works at a time, so the time is CPU time. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
public class LongHistoryBenchmark extends RecordedState {

    private static final int ACTIVITIES = 16_666;

    @Setup
    public void begin() throws ReflectiveOperationException {
        record(ACTIVITIES);
    }

    /** Milliseconds. */
    @Benchmark
    public void decodeAndReplay() {
        recorded.decodeAndReplay(encoded, executor);
    }
}
