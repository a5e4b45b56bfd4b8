package io.perdura.engine.run;

import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent;
import io.perdura.engine.history.InputEvent.WorkflowReset;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.TaskCompleted;
import io.perdura.engine.replay.WorkflowMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leads a new machine through a history, task by task, up to its last boundary. */
public final class Replay {

    private Replay() {}

    /** Inputs after the last boundary are left for the next task. */
    public static void into(WorkflowMachine machine, List<HistoryBatch> history) {
        seedOf(history).ifPresent(machine::seedFrom);
        List<InputEvent> inputs = new ArrayList<>();
        for (HistoryBatch batch : history) {
            long eventId = batch.firstEventId();
            TaskCompleted boundary = null;
            long boundaryId = 0;
            List<OutputEvent> outputs = new ArrayList<>();
            for (HistoryEvent event : batch.events()) {
                if (event instanceof InputEvent input) {
                    inputs.add(input);
                } else if (event instanceof TaskCompleted completed) {
                    boundary = completed;
                    boundaryId = eventId;
                } else if (event instanceof OutputEvent output) {
                    outputs.add(output);
                }
                eventId++;
            }
            if (boundary != null) {
                machine.task(inputs, List.of(), boundaryId, boundary, outputs);
                inputs = new ArrayList<>();
            }
        }
    }

    /** Whose chance a history begins with, if not its own run's. */
    static Optional<RunId> seedOf(List<HistoryBatch> history) {
        return history.stream()
                .flatMap(batch -> batch.events().stream())
                .filter(WorkflowReset.class::isInstance)
                .map(event -> ((WorkflowReset) event).seedRunId())
                .findFirst();
    }
}
