package io.perdura.benchmarks.app;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** W6 and W7: as {@link Sequence}, with steps that leave a trace; the first one not before the given time. */
@WorkflowInterface
public interface Witnessed {

    @WorkflowMethod
    int run(String key, int count, long goAtMillis);
}
