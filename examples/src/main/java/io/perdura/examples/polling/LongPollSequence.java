package io.perdura.examples.polling;

import io.perdura.workflow.Workflow;
import java.time.Duration;

/** Asks, waits, asks again, and goes on as a new run after a few questions. */
public class LongPollSequence implements PollSequenceWorkflow {

    /** A hundred or more in real life; this few to be seen. */
    static final int QUESTIONS_PER_RUN = 3;

    private final PollActivities jobs = Workflow.newActivityStub(PollActivities.class);

    @Override
    public String pollUntilReady(String job, Duration interval) {
        for (int question = 0; question < QUESTIONS_PER_RUN; question++) {
            JobAnswer answer = jobs.askForJob(job);
            if (answer.result() != null) {
                return answer.result();
            }
            Workflow.sleep(interval);
        }
        Workflow.continueAsNew(job, interval);
        throw new IllegalStateException("The run has ended above");
    }
}
