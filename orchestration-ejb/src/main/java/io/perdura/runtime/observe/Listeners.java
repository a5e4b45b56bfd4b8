package io.perdura.runtime.observe;

import io.perdura.engine.history.RunId;
import io.perdura.engine.port.EngineListener;
import io.perdura.engine.port.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Passes what happens on to several listeners, in order. Thread-safe if they are. */
public record Listeners(List<EngineListener> all) implements EngineListener {

    public Listeners {
        all = List.copyOf(all);
    }

    private void each(Consumer<EngineListener> call) {
        all.forEach(call);
    }

    @Override
    public void taskFailed(
            String workflowId, RunId runId, int attempt, boolean diverged, String what, Duration retryIn) {
        each(listener -> listener.taskFailed(workflowId, runId, attempt, diverged, what, retryIn));
    }

    @Override
    public void replayDiverged(String workflowType, String workflowId, RunId runId, String what, boolean held) {
        each(listener -> listener.replayDiverged(workflowType, workflowId, runId, what, held));
    }

    @Override
    public void typeReleased(String workflowType) {
        each(listener -> listener.typeReleased(workflowType));
    }

    @Override
    public void taskRecovered(String workflowId, RunId runId) {
        each(listener -> listener.taskRecovered(workflowId, runId));
    }

    @Override
    public void committed(int transitions, int events, long nanos) {
        each(listener -> listener.committed(transitions, events, nanos));
    }

    @Override
    public void commitFailed(StoreException failure, int transitions) {
        each(listener -> listener.commitFailed(failure, transitions));
    }

    @Override
    public void runStarted(String workflowType) {
        each(listener -> listener.runStarted(workflowType));
    }

    @Override
    public void runClosed(String workflowType, String status) {
        each(listener -> listener.runClosed(workflowType, status));
    }

    @Override
    public void handlersUnfinished(String workflowId, RunId runId, List<String> handlers) {
        each(listener -> listener.handlersUnfinished(workflowId, runId, handlers));
    }

    @Override
    public void activityStarted(String activityType) {
        each(listener -> listener.activityStarted(activityType));
    }

    @Override
    public void activityEnded(String activityType, String outcome, long nanos) {
        each(listener -> listener.activityEnded(activityType, outcome, nanos));
    }

    @Override
    public void limitNear(String workflowId, RunId runId, String what) {
        each(listener -> listener.limitNear(workflowId, runId, what));
    }

    @Override
    public void threadAbandoned(String workflowId, RunId runId, int abandoned) {
        each(listener -> listener.threadAbandoned(workflowId, runId, abandoned));
    }

    @Override
    public void slowTask(String workflowId, RunId runId, Duration elapsed, String stack) {
        each(listener -> listener.slowTask(workflowId, runId, elapsed, stack));
    }

    @Override
    public void partitionsOwned(int count) {
        each(listener -> listener.partitionsOwned(count));
    }

    @Override
    public void leaseLost(String what) {
        each(listener -> listener.leaseLost(what));
    }

    @Override
    public void messageDropped(String workflowId, String what) {
        each(listener -> listener.messageDropped(workflowId, what));
    }

    @Override
    public void unreadable(String workflowId, String what) {
        each(listener -> listener.unreadable(workflowId, what));
    }

    @Override
    public void internalError(String what, Throwable cause) {
        each(listener -> listener.internalError(what, cause));
    }
}
