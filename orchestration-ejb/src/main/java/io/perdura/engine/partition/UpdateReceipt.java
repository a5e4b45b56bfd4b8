package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.OutputEvent.UpdateCompleted;
import io.perdura.engine.history.RunId;
import org.jspecify.annotations.Nullable;

/**
 * An update that was accepted.
 *
 * @param runId the run that accepted it
 * @param outcome how its handler ended; null when nobody waited for that
 */
public record UpdateReceipt(
        String workflowId,
        RunId runId,
        String updateId,
        @Nullable Outcome outcome) {

    /**
     * How the handler of an update ended.
     *
     * @param result what it returned, when it did
     * @param failure why it did not
     */
    public record Outcome(
            @Nullable Payload result, @Nullable Failure failure) {

        static Outcome of(UpdateCompleted event) {
            return new Outcome(event.result(), event.failure());
        }
    }
}
