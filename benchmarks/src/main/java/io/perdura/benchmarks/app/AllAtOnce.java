package io.perdura.benchmarks.app;

import io.perdura.workflow.Async;
import io.perdura.workflow.Durable;
import io.perdura.workflow.Promise;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** See {@link FanOut}. */
public class AllAtOnce implements FanOut {

    @Inject
    @Durable
    Steps steps;

    @Override
    public int run(int width) {
        List<Promise<String>> all = new ArrayList<>();
        for (int each = 0; each < width; each++) {
            all.add(Async.function(steps::step));
        }
        Promise.allOf(all).get();
        int bytes = 0;
        for (Promise<String> one : all) {
            bytes += one.get().length();
        }
        return bytes;
    }
}
