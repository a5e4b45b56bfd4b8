package io.perdura.benchmarks.app;

import io.perdura.workflow.Workflow;
import java.time.Duration;

/** See {@link Sleeper}. */
public class LongSleeper implements Sleeper {

    @Override
    public String sleep(long seconds) {
        Workflow.sleep(Duration.ofSeconds(seconds));
        return "awake";
    }
}
