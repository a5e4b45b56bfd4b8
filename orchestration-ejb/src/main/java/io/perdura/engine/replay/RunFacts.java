package io.perdura.engine.replay;

import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.ParentLink;
import io.perdura.engine.history.RunId;
import io.perdura.workflow.WorkflowInfo;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run knows of itself; its time and its length change from task to task and never within one. */
final class RunFacts implements WorkflowInfo {

    private final String namespace;
    private final RunId runId;
    private final WorkflowStarted started;
    private final Duration taskTimeout;
    private long timeMillis;
    private long historyLength;

    RunFacts(String namespace, RunId runId, WorkflowStarted started, Duration taskTimeout) {
        this.namespace = namespace;
        this.runId = runId;
        this.started = started;
        this.taskTimeout = taskTimeout;
        this.timeMillis = started.startedAtMillis();
    }

    void taskBegins(long newTimeMillis, long newHistoryLength) {
        timeMillis = newTimeMillis;
        historyLength = newHistoryLength;
    }

    RunId runId() {
        return runId;
    }

    WorkflowStarted started() {
        return started;
    }

    long timeMillis() {
        return timeMillis;
    }

    @Override
    public String getNamespace() {
        return namespace;
    }

    @Override
    public String getWorkflowId() {
        return started.workflowId();
    }

    @Override
    public String getRunId() {
        return runId.toString();
    }

    @Override
    public String getFirstExecutionRunId() {
        return started.firstRunId().toString();
    }

    @Override
    public Optional<String> getContinuedExecutionRunId() {
        return Optional.ofNullable(started.continuedFrom()).map(RunId::toString);
    }

    @Override
    public String getWorkflowType() {
        return started.workflowType();
    }

    @Override
    public String getTaskQueue() {
        return started.taskQueue();
    }

    @Override
    public @Nullable Duration getWorkflowRunTimeout() {
        return started.runTimeoutMillis() == 0 ? null : Duration.ofMillis(started.runTimeoutMillis());
    }

    @Override
    public @Nullable Duration getWorkflowExecutionTimeout() {
        return started.executionDeadlineMillis() == 0
                ? null
                : Duration.ofMillis(started.executionDeadlineMillis() - started.startedAtMillis());
    }

    @Override
    public Duration getWorkflowTaskTimeout() {
        return taskTimeout;
    }

    @Override
    public long getRunStartedTimestampMillis() {
        return started.startedAtMillis();
    }

    @Override
    public Optional<String> getParentWorkflowId() {
        return Optional.ofNullable(started.parent()).map(ParentLink::workflowId);
    }

    @Override
    public Optional<String> getParentRunId() {
        return Optional.ofNullable(started.parent())
                .map(parent -> parent.runId().toString());
    }

    @Override
    public int getAttempt() {
        return 1;
    }

    @Override
    public long getHistoryLength() {
        return historyLength;
    }
}
