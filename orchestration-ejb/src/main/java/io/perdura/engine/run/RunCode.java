package io.perdura.engine.run;

import io.perdura.common.Payload;
import io.perdura.engine.history.Failure;
import io.perdura.engine.history.FailureConverter;
import io.perdura.engine.history.HistoryBatch;
import io.perdura.engine.history.HistoryEvent;
import io.perdura.engine.history.InputEvent;
import io.perdura.engine.history.InputEvent.TimerFired;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.OutputEvent;
import io.perdura.engine.history.OutputEvent.TimerStarted;
import io.perdura.engine.history.OutputEvent.WorkflowFailed;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.TaskCompleted;
import io.perdura.engine.port.Fence;
import io.perdura.engine.replay.DivergenceException;
import io.perdura.engine.replay.QueryFailedException;
import io.perdura.engine.replay.UpdateRequest;
import io.perdura.engine.replay.WorkflowDefinition;
import io.perdura.engine.replay.WorkflowMachine;
import io.perdura.worker.NonDeterministicException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The code of one run in memory: replayed from the history when a task or a query first needs it, then kept until it is
 * {@linkplain #discard discarded}.
 *
 * <p>One thread at a time, except {@link #abandonTask}, {@link #progress} and {@link #runningStack}.
 */
final class RunCode {

    private final RunEnvironment environment;
    private final RunId runId;
    private final Fence fence;
    private final Ledger ledger;
    private List<HistoryBatch> toReplay = List.of();
    private volatile @Nullable WorkflowMachine machine;
    private boolean onPlatformThreads;

    RunCode(RunEnvironment environment, RunId runId, Fence fence, Ledger ledger) {
        this.environment = environment;
        this.runId = runId;
        this.fence = fence;
        this.ledger = ledger;
    }

    /** What the run is made of is deployed here, and not held back. */
    Optional<WorkflowDefinition> definition(WorkflowStarted started) {
        return environment.deployment().workflow(started.workflowType());
    }

    void loaded(List<HistoryBatch> history) {
        toReplay = history;
    }

    /** Code that has not begun will see it when it does. */
    void appended(HistoryBatch batch) {
        if (machine == null) {
            List<HistoryBatch> more = new ArrayList<>(toReplay);
            more.add(batch);
            toReplay = more;
        }
    }

    // ---- a task

    /**
     * The boundary and the outputs of the task that the draft's inputs and updates make; nothing when there is no task.
     *
     * @param creates whether the run does not exist yet
     */
    List<HistoryEvent> task(
            WorkflowDefinition definition, WorkflowStarted started, Draft draft, TurnUpdates updates, boolean creates) {
        WorkflowMachine running = machine(definition, started);
        List<InputEvent> inputs = new ArrayList<>(ledger.unprocessed());
        inputs.addAll(draft.inputs);
        long boundaryId = ledger.nextEventId() + draft.inputs.size();
        TaskCompleted boundary = boundary(taskTime(draft), boundaryId);
        if (inputs.isEmpty() && !anyAcceptable(running, updates, boundary.timeMillis())) {
            return List.of();
        }
        List<OutputEvent> outputs = Limits.withUpdatesThatFit(
                environment, running.task(inputs, updates.requests(), boundaryId, boundary, null, creates));
        Limits.check(environment, ledger, started, outputs);
        running.refusedUpdates().forEach(updates::refused);
        List<String> unfinished = running.unfinishedHandlers();
        if (!unfinished.isEmpty()) {
            draft.effects.add(new Effect.HandlersUnfinished(unfinished));
        }
        List<HistoryEvent> events = new ArrayList<>(outputs.size() + 1);
        events.add(boundary);
        events.addAll(outputs);
        return events;
    }

    /** The end of a run whose code does not fit its history, when its author wants that to fail the run; nothing when it is to be parked. */
    List<HistoryEvent> endBy(DivergenceException diverged, WorkflowDefinition definition, Draft draft) {
        NonDeterministicException told = new NonDeterministicException(String.valueOf(diverged.getMessage()), diverged);
        if (!definition.options().failsWorkflow(told)) {
            return List.of();
        }
        discard();
        FailureConverter failures = new FailureConverter(
                environment.deployment().forType(definition.type()).converter());
        return List.of(
                boundary(taskTime(draft), ledger.nextEventId() + draft.inputs.size()),
                new WorkflowFailed(failures.toFailure(told)));
    }

    /** Answers the refused ones of updates that came alone, so that they leave no task behind; up to one that is accepted. */
    private static boolean anyAcceptable(WorkflowMachine running, TurnUpdates updates, long time) {
        for (UpdateRequest request : updates.requests()) {
            Failure refusal = running.refusalOf(request, time);
            if (refusal == null) {
                return true;
            }
            updates.refused(request.updateId(), refusal);
        }
        return false;
    }

    /** What the code is told of its history is recorded, so that a replay tells it the same. */
    private TaskCompleted boundary(long time, long eventId) {
        Warnings warnings = environment.limits().warnings();
        boolean suggested = eventId - 1 >= warnings.suggestedEvents() || ledger.bytes() >= warnings.suggestedBytes();
        return new TaskCompleted(time, suggested ? TaskCompleted.CONTINUE_AS_NEW_SUGGESTED : 0, ledger.bytes());
    }

    /** Never before the last task, never before a timer that has fired, else the engine's clock. */
    private long taskTime(Draft draft) {
        long time = Math.max(ledger.lastBoundaryMillis(), draft.nowMillis);
        for (InputEvent input : draft.inputs) {
            if (input instanceof TimerFired fired) {
                TimerStarted timer = ledger.timers().get(fired.startedEventId());
                time = timer == null ? time : Math.max(time, timer.dueAtMillis());
            }
        }
        return time;
    }

    private WorkflowMachine machine(WorkflowDefinition definition, WorkflowStarted started) {
        WorkflowMachine ready = machine;
        if (ready == null) {
            ready = new WorkflowMachine(
                    definition,
                    environment.deployment().forType(started.workflowType()),
                    environment.namespace(),
                    runId,
                    started,
                    environment.limits().taskTimeout(),
                    onPlatformThreads ? environment.platformCoroutines() : environment.coroutines(),
                    environment.locals().of(runId, started, fence));
            machine = ready;
            Replay.into(ready, toReplay);
            toReplay = List.of();
        }
        return ready;
    }

    // ---- beside tasks

    /** Answers a query from memory. */
    Payload query(String name, List<Payload> input) {
        WorkflowStarted started = ledger.started();
        WorkflowDefinition definition = definition(started)
                .orElseThrow(() -> new QueryFailedException("workflow type '"
                        + started.workflowType()
                        + "' is not deployed on this node, or held back by its replay gate, so nobody can answer the query '"
                        + name
                        + "'"));
        WorkflowMachine ready;
        try {
            ready = machine(definition, started);
        } catch (RuntimeException | Error e) {
            discard(); // half a replay must not be left to the next task
            throw e;
        }
        return ready.query(name, input);
    }

    /** Drops the coroutines; the number of threads that would not end is the answer. */
    int discard() {
        WorkflowMachine running = machine;
        int lost = running == null ? 0 : running.destroy();
        machine = null;
        return lost;
    }

    /** From now on it gets platform threads: it does not yield, and virtual ones aren't time-sliced. */
    void usePlatformThreads() {
        onPlatformThreads = true;
    }

    /** What runs at this moment; null when nothing does. */
    WorkflowMachine.@Nullable Progress progress() {
        WorkflowMachine running = machine;
        return running == null ? null : running.progress();
    }

    /** Makes a task that is running now give up. */
    void abandonTask() {
        WorkflowMachine running = machine;
        if (running != null) {
            running.abandonTask();
        }
    }

    /** Where it is at this moment. */
    StackTraceElement[] runningStack() {
        WorkflowMachine running = machine;
        return running == null ? new StackTraceElement[0] : running.runningStack();
    }
}
