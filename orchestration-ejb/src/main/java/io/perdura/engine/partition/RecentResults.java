package io.perdura.engine.partition;

import io.perdura.common.Payload;
import io.perdura.engine.history.RunId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the last runs ended that closed on this node: a caller often asks right after, and need not read it back. Thread-safe. */
final class RecentResults {

    private static final int RUNS = 1_000;
    private static final int LARGEST_BYTES = 4_096;

    private final Map<RunId, RunResult> byRun = new LinkedHashMap<>();

    /** Keeps a result that is small, committed, and the last of its chain. */
    synchronized void put(RunResult result) {
        Payload payload = result.result();
        if (result.failure() == null && (payload == null || payload.size() <= LARGEST_BYTES)) {
            byRun.put(result.runId(), result);
            if (byRun.size() > RUNS) {
                byRun.remove(byRun.keySet().iterator().next());
            }
        }
    }

    /** The end of that very run, or of the one that the asker has started; a workflow id alone may mean a newer one. */
    synchronized Optional<RunResult> of(RunTarget target) {
        @Nullable RunId runId = target.runId() == null ? target.startedAs() : target.runId();
        return runId == null ? Optional.empty() : of(target.workflowId(), runId);
    }

    synchronized Optional<RunResult> of(String workflowId, RunId runId) {
        return Optional.ofNullable(byRun.get(runId))
                .filter(result -> result.workflowId().equals(workflowId));
    }
}
