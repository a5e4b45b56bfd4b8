package io.perdura.examples.timer;

import io.perdura.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** A timer that may be moved while somebody waits for it. For workflow code; of one run, like everything there. */
public final class UpdatableTimer {

    private Instant due;

    public UpdatableTimer(Instant due) {
        this.due = due;
    }

    /** Waits until it is due, however often it is moved meanwhile. */
    public void await() {
        Instant awaited;
        do {
            awaited = due;
            Instant expected = awaited;
            Duration left = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), awaited);
            if (left.isNegative() || left.isZero()) {
                return;
            }
            Workflow.await(left, () -> !due.equals(expected));
        } while (!due.equals(awaited));
    }

    public void moveTo(Instant newDue) {
        due = newDue;
    }

    public Instant due() {
        return due;
    }
}
