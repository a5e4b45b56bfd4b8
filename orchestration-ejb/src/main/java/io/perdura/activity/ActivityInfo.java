package io.perdura.activity;

import io.perdura.common.RetryOptions;
import java.time.Duration;

/** What an attempt of an activity is. Immutable and thread-safe. */
public interface ActivityInfo {

    /** The token by which this attempt is completed from outside; see {@link ActivityExecutionContext#getTaskToken}. */
    byte[] getTaskToken();

    /** The namespace of the application that runs the workflow. */
    String getNamespace();

    /** The same as {@link #getNamespace}: activities run in the namespace of their workflow. */
    default String getWorkflowNamespace() {
        return getNamespace();
    }

    /** The same as {@link #getNamespace}: activities run in the namespace of their workflow. */
    default String getActivityNamespace() {
        return getNamespace();
    }

    /** The workflow id of the run that scheduled the activity. */
    String getWorkflowId();

    /** The run that scheduled the activity. */
    String getRunId();

    /** The same as {@link #getRunId}. */
    default String getWorkflowRunId() {
        return getRunId();
    }

    /** The type of the workflow that called the activity. */
    String getWorkflowType();

    /** The id of the activity within its run. */
    String getActivityId();

    /** The name by which the workflow called it. */
    String getActivityType();

    /** The queue that the activity was scheduled on. */
    String getActivityTaskQueue();

    /** Which attempt this is; the first one is 1. */
    int getAttempt();

    /**
     * A key that is the same for all attempts of this execution and for no other: give it to whatever must not do the
     * same thing twice.
     */
    String getIdempotencyKey();

    /** When the activity was scheduled, in milliseconds of the epoch. */
    long getScheduledTimestamp();

    /** When this attempt was scheduled, in milliseconds of the epoch. */
    long getCurrentAttemptScheduledTimestamp();

    /** When this attempt started, in milliseconds of the epoch. */
    long getStartedTimestamp();

    /** How long all attempts together may take; zero means no limit. */
    Duration getScheduleToCloseTimeout();

    /** How long this attempt may take, never longer than all together; zero means no limit. */
    Duration getStartToCloseTimeout();

    /** The longest time between two heartbeats; zero means that none is expected. */
    Duration getHeartbeatTimeout();

    /** Whether it runs inside its workflow's task, without a history of its own. */
    boolean isLocal();

    /** When a failed attempt is followed by another. */
    RetryOptions getRetryOptions();
}
