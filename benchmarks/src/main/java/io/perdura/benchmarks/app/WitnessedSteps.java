package io.perdura.benchmarks.app;

import io.perdura.workflow.Durable;
import io.perdura.workflow.Workflow;
import jakarta.inject.Inject;
import java.time.Duration;

/** See {@link Witnessed}. */
public class WitnessedSteps implements Witnessed {

    @Inject
    @Durable
    Steps steps;

    @Override
    public int run(String key, int count, long goAtMillis) {
        long wait = goAtMillis - Workflow.currentTimeMillis();
        if (wait > 0) {
            Workflow.sleep(Duration.ofMillis(wait));
        }
        int bytes = 0;
        for (int number = 1; number <= count; number++) {
            bytes += steps.witnessed(key, number).length();
        }
        return bytes;
    }
}
