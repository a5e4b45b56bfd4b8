package io.perdura.engine.replay;

import io.perdura.common.RetryOptions;
import io.perdura.engine.history.InputEvent.WorkflowStarted;
import io.perdura.engine.history.ParentLink;
import io.perdura.engine.history.RetryPolicy;
import io.perdura.engine.history.RunId;
import io.perdura.engine.history.TaskCompleted;
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
    private TaskCompleted boundary;
    private long historyLength;

    RunFacts(String namespace, RunId runId, WorkflowStarted started, Duration taskTimeout) {
        this.namespace = namespace;
        this.runId = runId;
        this.started = started;
        this.taskTimeout = taskTimeout;
        this.boundary = new TaskCompleted(started.startedAtMillis(), 0);
    }

    void taskBegins(TaskCompleted newBoundary, long newHistoryLength) {
        boundary = newBoundary;
        historyLength = newHistoryLength;
    }

    TaskCompleted boundary() {
        return boundary;
    }

    /** Within a task time passes while it waits for local activities, and only then. */
    void timePasses(long untilMillis) {
        boundary = new TaskCompleted(
                Math.max(boundary.timeMillis(), untilMillis), boundary.flags(), boundary.historyBytes());
    }

    RunId runId() {
        return runId;
    }

    WorkflowStarted started() {
        return started;
    }

    long timeMillis() {
        return boundary.timeMillis();
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
        if (started.executionDeadlineMillis() == 0) {
            return null;
        }
        long millis = started.options().executionTimeoutMillis();
        return Duration.ofMillis(millis > 0 ? millis : started.executionDeadlineMillis() - started.startedAtMillis());
    }

    @Override
    public Duration getWorkflowTaskTimeout() {
        long millis = started.options().taskTimeoutMillis();
        return millis > 0 ? Duration.ofMillis(millis) : taskTimeout;
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
    public Optional<String> getRootWorkflowId() {
        return Optional.ofNullable(started.parent()).map(parent -> parent.top().workflowId());
    }

    @Override
    public Optional<String> getRootRunId() {
        return Optional.ofNullable(started.parent())
                .map(parent -> parent.top().runId().toString());
    }

    @Override
    public int getAttempt() {
        return started.options().attempt();
    }

    @Override
    public @Nullable RetryOptions getRetryOptions() {
        RetryPolicy policy = started.options().retryPolicy();
        return policy == null ? null : policy.toOptions();
    }

    @Override
    public @Nullable String getCronSchedule() {
        String schedule = started.options().cronSchedule();
        return schedule.isEmpty() ? null : schedule;
    }

    @Override
    public boolean isContinueAsNewSuggested() {
        return boundary.continueAsNewSuggested();
    }

    @Override
    public long getHistorySize() {
        return boundary.historyBytes();
    }

    @Override
    public long getHistoryLength() {
        return historyLength;
    }
}
