package io.perdura.benchmarks.app;

import io.perdura.workflow.Workflow;
import java.time.Duration;

/** See {@link Alarm}. */
public class PunctualAlarm implements Alarm {

    @Override
    public long ring(long atMillis) {
        long wait = atMillis - Workflow.currentTimeMillis();
        if (wait > 0) {
            Workflow.sleep(Duration.ofMillis(wait));
        }
        return Workflow.currentTimeMillis() - atMillis;
    }
}
