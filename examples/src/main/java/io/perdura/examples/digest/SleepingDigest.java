package io.perdura.examples.digest;

import io.perdura.workflow.Workflow;
import java.time.Duration;

/** Sleeps in an await, so that a signal can wake it. */
public class SleepingDigest implements DigestWorkflow {

    /** A year of months. */
    static final int DIGESTS_PER_RUN = 12;

    private final DigestActivities desk = Workflow.newActivityStub(DigestActivities.class);
    private boolean ended;

    @Override
    public int write(String reader, Duration period, int written) {
        int number = written;
        while (!ended) {
            number++;
            desk.writeDigest(reader, number);
            Workflow.await(period, () -> ended);
            if (!ended && number - written >= DIGESTS_PER_RUN) {
                Workflow.continueAsNew(reader, period, number);
            }
        }
        return number;
    }

    @Override
    public void end() {
        ended = true;
    }
}
