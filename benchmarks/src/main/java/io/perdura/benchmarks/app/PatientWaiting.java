package io.perdura.benchmarks.app;

import io.perdura.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** See {@link Waiting}. */
public class PatientWaiting implements Waiting {

    private @Nullable String received;

    @Override
    public String await() {
        Workflow.await(() -> received != null);
        return String.valueOf(received);
    }

    @Override
    public void go(String value) {
        received = value;
    }
}
