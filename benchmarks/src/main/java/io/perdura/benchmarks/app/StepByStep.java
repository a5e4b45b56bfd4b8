package io.perdura.benchmarks.app;

import io.perdura.workflow.Durable;
import jakarta.inject.Inject;

/** See {@link Sequence}. */
public class StepByStep implements Sequence {

    @Inject
    @Durable
    Steps steps;

    @Override
    public int run(int count) {
        int bytes = 0;
        for (int each = 0; each < count; each++) {
            bytes += steps.step().length();
        }
        return bytes;
    }
}
