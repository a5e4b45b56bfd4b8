package io.perdura.benchmarks.core;

import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.replay.WorkflowMachine;
import io.perdura.engine.run.Replay;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The core by itself: no database, no server. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
public class CoreBenchmark {

    /** Three events each, two at the start. */
    private static final int ACTIVITIES = 1_000;

    private static final int EVENTS = 3 * ACTIVITIES + 2;

    @Param({"virtual", "platform"})
    public String threads;

    private ExecutorService executor;
    private Recorded recorded;
    private List<byte[]> encoded;
    private WorkflowMachine waiting;
    private long boundary;

    /** Makes a history, its bytes, and a run that waits. */
    @Setup
    public void record() throws ReflectiveOperationException {
        executor = threads.equals("virtual")
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newCachedThreadPool();
        recorded = new Recorded(ACTIVITIES, executor);
        if (recorded.events() != EVENTS) {
            throw new IllegalStateException("the history has " + recorded.events() + " events, not " + EVENTS);
        }
        encoded = recorded.encoded();
        waiting = recorded.machine(executor);
        Replay.into(waiting, recorded.batches());
        boundary = EVENTS + 1;
    }

    @TearDown
    public void end() {
        waiting.destroy();
        executor.shutdownNow();
    }

    /** Events a second from a history in memory to a run that waits where it waited. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void replay() {
        WorkflowMachine machine = recorded.machine(executor);
        Replay.into(machine, recorded.batches());
        machine.destroy();
    }

    /** Tasks a second in which the code is entered, looks at its condition and yields: a switch there and a switch back. */
    @Benchmark
    public void coroutineThereAndBack() {
        Recorded.look(waiting, boundary++);
    }

    /** Events a second. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void encode(Blackhole hole) {
        for (HistoryBatch batch : recorded.batches()) {
            hole.consume(BatchCodec.encode(batch));
        }
    }

    /** Events a second. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void decode(Blackhole hole) {
        long first = 1;
        for (byte[] bytes : encoded) {
            HistoryBatch batch = BatchCodec.decode(first, bytes);
            first = batch.nextEventId();
            hole.consume(batch);
        }
    }
}
