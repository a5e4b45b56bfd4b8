package io.perdura.engine.run;

import io.perdura.engine.history.InputEvent;
import io.perdura.engine.history.InputEvent.WorkflowCancelRequested;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import java.util.List;
import java.util.stream.Stream;

/**
 * When the code of a run may begin. What comes to a run with a start delay begins it early; one that waits for its next attempt or its
 * cron time is begun early by a cancellation alone.
 */
final class FirstTask {

    private FirstTask() {}

    /** Before this time the code does not begin; zero when it may, or has. */
    static long notBeforeMillis(
            WorkflowStarted started, Ledger ledger, List<InputEvent> newInputs, boolean updatesWait) {
        long at = started.options().firstTaskAtMillis();
        if (at == 0 || ledger.codeRan()) {
            return 0;
        }
        boolean startDelay = started.continuedFrom() == null
                && started.options().cronSchedule().isEmpty();
        boolean early = (startDelay && updatesWait)
                || Stream.concat(ledger.unprocessed().stream(), newInputs.stream())
                        .anyMatch(input -> input instanceof WorkflowCancelRequested
                                || (startDelay && !(input instanceof WorkflowStarted)));
        return early ? 0 : at;
    }
}
