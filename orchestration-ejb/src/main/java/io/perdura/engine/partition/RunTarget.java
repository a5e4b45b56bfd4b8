package io.perdura.engine.partition;

import io.perdura.engine.history.RunId;
import org.jspecify.annotations.Nullable;

/**
 * Which run is meant: that one, or, without a run id, the newest of the workflow id.
 *
 * @param startedAs the run that the asker has started: when it ended, and none followed it, its end is the workflow's
 */
public record RunTarget(
        String workflowId, @Nullable RunId runId, @Nullable RunId startedAs) {

    public RunTarget(String workflowId, @Nullable RunId runId) {
        this(workflowId, runId, null);
    }

    public static RunTarget of(String workflowId) {
        return new RunTarget(workflowId, null);
    }

    @Override
    public String toString() {
        return runId == null ? "workflow '" + workflowId + "'" : "workflow '" + workflowId + "' run " + runId;
    }
}
