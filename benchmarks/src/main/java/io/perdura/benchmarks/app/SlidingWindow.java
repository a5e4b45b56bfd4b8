package io.perdura.benchmarks.app;

import io.perdura.workflow.Async;
import io.perdura.workflow.Promise;
import io.perdura.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** See {@link Thousands}. */
public class SlidingWindow implements Thousands {

    private long done;
    private long bytes;
    private int atWork;

    @Override
    public long run(int children, int width, int atATime) {
        List<Promise<Integer>> all = new ArrayList<>();
        for (int each = 0; each < children; each++) {
            Workflow.await(() -> atWork < atATime);
            atWork++;
            FanOut child = Workflow.newChildWorkflowStub(FanOut.class);
            all.add(Async.function(child::run, width).thenApply(size -> finished(size, width)));
        }
        Promise.allOf(all).get();
        return bytes;
    }

    private int finished(int size, int width) {
        atWork--;
        done += width;
        bytes += size;
        return size;
    }

    @Override
    public long done() {
        return done;
    }
}
