package io.perdura.examples.timer;

import io.perdura.workflow.QueryMethod;
import io.perdura.workflow.SignalMethod;
import io.perdura.workflow.WorkflowInterface;
import io.perdura.workflow.WorkflowMethod;
import java.time.Instant;

/** Reminds at a time that may be changed until it has come. */
@WorkflowInterface
public interface ReminderWorkflow {

    /**
     * Waits for the time.
     *
     * @param due when it is due unless it is moved
     * @return when it was due in the end
     */
    @WorkflowMethod(name = "Reminder")
    Instant remind(Instant due);

    /** Moves the reminder, to an earlier or a later time; a time that is past means at once. */
    @SignalMethod
    void moveTo(Instant due);

    /** When it is due as things are. */
    @QueryMethod
    Instant due();
}
