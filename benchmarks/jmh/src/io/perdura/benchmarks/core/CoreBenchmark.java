package io.perdura.benchmarks.core;

import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.replay.WorkflowMachine;
import io.perdura.engine.run.Replay;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The core by itself: no database, no server. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
public class CoreBenchmark extends RecordedState {

    private static final int ACTIVITIES = 1_000;

    private static final int EVENTS = EVENTS_EACH * ACTIVITIES + 2;

    private WorkflowMachine waiting;
    private long boundary;

    /** Makes a run that waits, beside its history. */
    @Setup
    public void begin() throws ReflectiveOperationException {
        record(ACTIVITIES);
        waiting = recorded.machine(executor);
        Replay.into(waiting, recorded.batches());
        boundary = EVENTS + 1;
    }

    @TearDown
    public void end() {
        waiting.destroy();
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
