package io.perdura.benchmarks.core;

import io.perdura.benchmarks.app.Steps;
import io.perdura.workflow.Workflow;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;

/** Activities one after the other, then a wait that never ends. */
@WorkflowInterface
public interface Counting {

    @WorkflowMethod
    int run(int count);

    /** The code. */
    final class Code implements Counting {

        private final Steps steps = Workflow.newActivityStub(Steps.class);

        @Override
        public int run(int count) {
            int bytes = 0;
            for (int each = 0; each < count; each++) {
                bytes += steps.step().length();
            }
            Workflow.await(() -> false);
            return bytes;
        }
    }
}
