package io.perdura.benchmarks.core;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A history that was made by running it, and the threads on which its code runs again. */
@State(Scope.Benchmark)
public abstract class RecordedState {

    /** Events of each activity, beside two at the start. */
    static final int EVENTS_EACH = 3;

    @Param({"virtual", "platform"})
    public String threads;

    ExecutorService executor;
    Recorded recorded;
    List<byte[]> encoded;

    /** Makes the history of a run with so many activities, and its bytes. */
    void record(int activities) throws ReflectiveOperationException {
        executor = threads.equals("virtual")
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newCachedThreadPool();
        recorded = new Recorded(activities, executor);
        int expected = EVENTS_EACH * activities + 2;
        if (recorded.events() != expected) {
            throw new IllegalStateException("the history has " + recorded.events() + " events, not " + expected);
        }
        encoded = recorded.encoded();
    }

    @TearDown
    public void endThreads() {
        executor.shutdownNow();
    }
}
