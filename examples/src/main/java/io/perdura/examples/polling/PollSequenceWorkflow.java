package io.perdura.examples.polling;

import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Duration;

/** Asks again and again, over as many runs as it takes; a child of {@link PollWorkflow}, whose own history stays short. */
@WorkflowInterface
public interface PollSequenceWorkflow {

    @WorkflowMethod(name = "PollSequence")
    String pollUntilReady(String job, Duration interval);
}
