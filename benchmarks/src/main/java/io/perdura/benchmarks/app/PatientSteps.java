package io.perdura.benchmarks.app;

import io.perdura.workflow.Durable;
import io.perdura.workflow.Workflow;
import jakarta.inject.Inject;

/** See {@link LongStory}. */
public class PatientSteps implements LongStory {

    @Inject
    @Durable
    Steps steps;

    private int done;
    private boolean ended;

    @Override
    public int run(int count) {
        int bytes = 0;
        while (done < count) {
            bytes += steps.step().length();
            done++;
        }
        Workflow.await(() -> ended);
        return bytes;
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public int done() {
        return done;
    }
}
