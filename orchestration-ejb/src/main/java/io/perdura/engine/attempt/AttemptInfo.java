package io.perdura.engine.attempt;

import io.perdura.activity.ActivityInfo;
import io.perdura.common.RetryOptions;
import io.perdura.engine.port.ActivityAttempt;
import io.perdura.engine.replay.ActivityIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What an attempt is, from the attempt itself. Thread-safe. */
public record AttemptInfo(String namespace, ActivityAttempt attempt) implements ActivityInfo {

    @Override
    public byte[] getTaskToken() {
        return attempt.token().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String getNamespace() {
        return namespace;
    }

    @Override
    public String getWorkflowId() {
        return attempt.workflowId();
    }

    @Override
    public String getRunId() {
        return attempt.key().runId().toString();
    }

    @Override
    public String getWorkflowType() {
        return attempt.workflowType();
    }

    @Override
    public String getActivityId() {
        return ActivityIds.of(attempt.key().scheduledEventId(), attempt.scheduled());
    }

    @Override
    public String getActivityType() {
        return attempt.scheduled().activityType();
    }

    @Override
    public String getActivityTaskQueue() {
        String own = attempt.scheduled().taskQueue();
        return own.isEmpty() ? attempt.taskQueue() : own;
    }

    @Override
    public int getAttempt() {
        return attempt.number();
    }

    @Override
    public String getIdempotencyKey() {
        return attempt.key().toString();
    }

    @Override
    public long getScheduledTimestamp() {
        return attempt.scheduledAt().toEpochMilli();
    }

    /** An attempt after the first one is scheduled when it is started. */
    @Override
    public long getCurrentAttemptScheduledTimestamp() {
        return attempt.number() == 1 ? getScheduledTimestamp() : getStartedTimestamp();
    }

    @Override
    public long getStartedTimestamp() {
        return attempt.startedAt().toEpochMilli();
    }

    @Override
    public Duration getScheduleToCloseTimeout() {
        return Duration.ofMillis(attempt.scheduled().timeouts().scheduleToCloseMillis());
    }

    @Override
    public Duration getStartToCloseTimeout() {
        return Duration.ofMillis(attempt.scheduled().timeouts().attemptMillis());
    }

    @Override
    public Duration getHeartbeatTimeout() {
        return Duration.ofMillis(attempt.scheduled().timeouts().heartbeatMillis());
    }

    @Override
    public boolean isLocal() {
        return attempt.local();
    }

    @Override
    public RetryOptions getRetryOptions() {
        return attempt.scheduled().retryPolicy().toOptions();
    }
}
