package io.perdura.benchmarks.subject;

import io.perdura.benchmarks.load.ClosedLoop;
import io.perdura.benchmarks.load.LoadReport;
import io.perdura.benchmarks.load.Operation;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Callers in this process, for systems that are called over the network. */
public final class LocalDriver implements Driver {

    private final Function<String, Operation> operations;
    private @Nullable ClosedLoop loop;

    /** @param operations what a caller does, by the name of the workload */
    public LocalDriver(Function<String, Operation> operations) {
        this.operations = operations;
    }

    @Override
    public void start(String work, int callers) {
        stop();
        loop = ClosedLoop.start(callers, task -> new Thread(task, "caller"), operations.apply(work));
    }

    @Override
    public void open() {
        Objects.requireNonNull(loop, "no callers").open();
    }

    @Override
    public LoadReport read() {
        return Objects.requireNonNull(loop, "no callers").read();
    }

    @Override
    public void stop() {
        ClosedLoop running = loop;
        loop = null;
        if (running != null) {
            running.close();
        }
    }
}
