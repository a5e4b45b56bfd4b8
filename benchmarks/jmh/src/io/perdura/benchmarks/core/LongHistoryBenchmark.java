package io.perdura.benchmarks.core;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A history of 50,000 events, from its bytes to a run that waits where it waited. One thread works at a time, so the time is CPU time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
public class LongHistoryBenchmark {

    /** Three events each, two at the start. */
    private static final int ACTIVITIES = 16_666;

    @Param({"virtual", "platform"})
    public String threads;

    private ExecutorService executor;
    private Recorded recorded;
    private List<byte[]> encoded;

    @Setup
    public void record() throws ReflectiveOperationException {
        executor = threads.equals("virtual")
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newCachedThreadPool();
        recorded = new Recorded(ACTIVITIES, executor);
        if (recorded.events() != 50_000) {
            throw new IllegalStateException("the history has " + recorded.events() + " events");
        }
        encoded = recorded.encoded();
    }

    @TearDown
    public void end() {
        executor.shutdownNow();
    }

    /** Milliseconds. */
    @Benchmark
    public void decodeAndReplay() {
        recorded.decodeAndReplay(encoded, executor);
    }
}
