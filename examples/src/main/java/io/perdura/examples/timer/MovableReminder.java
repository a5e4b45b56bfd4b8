package io.perdura.examples.timer;

import io.perdura.workflow.WorkflowInit;
import java.time.Instant;

/** Waits for a timer, and moves it when it is told to. */
public class MovableReminder implements ReminderWorkflow {

    private final UpdatableTimer timer;

    /** The timer is there before the first signal, even if that came with the start. */
    @WorkflowInit
    public MovableReminder(Instant due) {
        timer = new UpdatableTimer(due);
    }

    @Override
    public Instant remind(Instant due) {
        timer.await();
        return timer.due();
    }

    @Override
    public void moveTo(Instant due) {
        timer.moveTo(due);
    }

    @Override
    public Instant due() {
        return timer.due();
    }
}
