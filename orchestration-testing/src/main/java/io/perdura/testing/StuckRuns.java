package io.perdura.testing;

import io.perdura.engine.history.BatchCodec;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.RunId;
import io.perdura.engine.partition.EngineException;
import io.perdura.engine.port.CurrentRun;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.ExecutionRecord;
import io.perdura.engine.port.RunStore;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the developer of a test what goes wrong inside the engine: code that fails is logged, and whoever waits for the result
 * of a run whose code fails again and again is told so, since virtual time would let it fail for ever. Thread-safe.
 */
final class StuckRuns implements EngineListener {

    private static final Logger LOG = LoggerFactory.getLogger(TestWorkflowEnvironment.class);
    private static final int ATTEMPTS = 10;
    private static final int LOGGED_ATTEMPTS = 2;

    private final RunStore runs;
    private final Map<String, Set<Consumer<EngineException>>> waiting = new ConcurrentHashMap<>();

    /** Runs that will not go on, since the code that diverged stays what it is: by run, what to tell. */
    private final Map<RunId, EngineException> blocked = new ConcurrentHashMap<>();

    StuckRuns(RunStore runs) {
        this.runs = runs;
    }

    /** Somebody waits for a workflow's result, or for an update. */
    void watch(String workflowId, CompletableFuture<?> result) {
        Set<Consumer<EngineException>> all = waiting.computeIfAbsent(workflowId, id -> ConcurrentHashMap.newKeySet());
        Consumer<EngineException> waiter = result::completeExceptionally;
        all.add(waiter);
        runs.current(workflowId).map(CurrentRun::runId).map(blocked::get).ifPresent(waiter);
        var unused = result.whenComplete((value, failure) -> all.remove(waiter));
    }

    @Override
    public void taskFailed(
            String workflowId, RunId runId, int attempt, boolean diverged, String what, Duration retryIn) {
        if (attempt <= LOGGED_ATTEMPTS) {
            LOG.warn("The code of workflow '{}' run {} failed, attempt {}: {}", workflowId, runId, attempt, what);
        }
        if ((attempt >= ATTEMPTS || diverged) && !timesOut(runId)) {
            String text = diverged
                    ? "Workflow '" + workflowId + "' run " + runId + " is not deterministic: " + what
                    : "The code of workflow '" + workflowId + "' run " + runId + " failed " + attempt
                            + " times; a server would go on trying until it is mended. Throw an ApplicationFailure to"
                            + " fail the run, or name the exception in failWorkflowExceptionTypes. The last one: "
                            + what;
            EngineException stuck = new EngineException(EngineException.Code.UNAVAILABLE, text);
            tellThoseWhoWait(workflowId, stuck, diverged);
        }
    }

    /** A parent waits for its child, and so do those who wait for the parent. */
    private void tellThoseWhoWait(String workflowId, EngineException stuck, boolean forGood) {
        @Nullable String next = workflowId;
        while (next != null) {
            if (forGood) {
                runs.current(next).ifPresent(current -> blocked.put(current.runId(), stuck));
            }
            waiting.getOrDefault(next, Set.of()).forEach(waiter -> waiter.accept(stuck));
            next = runs.current(next)
                    .flatMap(current -> runs.execution(current.runId()))
                    .map(ExecutionRecord::parentWorkflowId)
                    .orElse(null);
        }
    }

    private boolean timesOut(RunId runId) {
        return runs.history(runId, 1, 1).stream()
                .flatMap(row -> BatchCodec.decode(row.firstEventId(), row.bytes()).events().stream())
                .anyMatch(event -> event instanceof WorkflowStarted started
                        && (started.runTimeoutMillis() > 0 || started.executionDeadlineMillis() > 0));
    }

    @Override
    public void slowTask(String workflowId, RunId runId, Duration elapsed, String stack) {
        LOG.warn("The code of workflow '{}' run {} has not yielded for {}:\n{}", workflowId, runId, elapsed, stack);
    }

    @Override
    public void messageDropped(String workflowId, String what) {
        LOG.info("A message to workflow '{}' had no receiver: {}", workflowId, what);
    }

    @Override
    public void internalError(String what, Throwable cause) {
        LOG.error("The engine failed: {}", what, cause);
    }
}
