package io.perdura.testing;

import io.perdura.engine.partition.EngineClient;
import io.perdura.engine.partition.HistoryEntry;
import io.perdura.engine.partition.RunTarget;
import io.perdura.engine.port.ExecutionFilter;
import io.perdura.engine.port.ExecutionRecord;

/** The histories of an environment as text. Thread-safe. */
record Diagnostics(EngineClient engine) {

    private static final int RUNS = 100;
    private static final int EVENTS = 1_000;

    String histories() {
        StringBuilder text = new StringBuilder();
        for (ExecutionRecord run : engine.list(ExecutionFilter.ALL, null, RUNS)) {
            text.append(run.workflowType())
                    .append(" '")
                    .append(run.workflowId())
                    .append("' run ")
                    .append(run.runId())
                    .append(' ')
                    .append(run.status())
                    .append('\n');
            RunTarget target = new RunTarget(run.workflowId(), run.runId());
            for (HistoryEntry entry : engine.history(target, 1, EVENTS)) {
                text.append("  ")
                        .append(entry.eventId())
                        .append(' ')
                        .append(entry.time())
                        .append(' ')
                        .append(entry.event())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
