package io.perdura.workflow;

import io.perdura.common.RetryOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run is, as its own code sees it: the same in every replay. */
public interface WorkflowInfo {

    /** The namespace of the application that runs it: on a server its name, unless {@code perdura.namespace} says another. */
    String getNamespace();

    /** The workflow id, the same for all runs of the chain. */
    String getWorkflowId();

    /** The id of this run; changes with continue-as-new. */
    String getRunId();

    /** The id of the first run of the chain that continue-as-new made. */
    String getFirstExecutionRunId();

    /** The run that this one continues, if it was made by continue-as-new. */
    Optional<String> getContinuedExecutionRunId();

    /** The name of the type under which it was started. */
    String getWorkflowType();

    /** The queue whose nodes run it. */
    String getTaskQueue();

    /** How long this run may take; null means no limit. */
    @Nullable
    Duration getWorkflowRunTimeout();

    /** How long the whole chain of runs may take; null means no limit. */
    @Nullable
    Duration getWorkflowExecutionTimeout();

    /** How long one task may take before it is given up. */
    Duration getWorkflowTaskTimeout();

    /** When this run started, in milliseconds of the epoch. */
    long getRunStartedTimestampMillis();

    /** The workflow id of the parent, if this is a child. */
    Optional<String> getParentWorkflowId();

    /** The run id of the parent, if this is a child. */
    Optional<String> getParentRunId();

    /** The workflow id at the top of the tree of parents; empty for a run without a parent. */
    Optional<String> getRootWorkflowId();

    /** The run id at the top of the tree of parents; empty for a run without a parent. */
    Optional<String> getRootRunId();

    /** Which attempt of the workflow this is; the first one is 1. */
    int getAttempt();

    /** When a failed run is followed by another attempt; null when never. */
    @Nullable
    RetryOptions getRetryOptions();

    /** The cron schedule that makes the runs of this workflow; null when there is none. */
    @Nullable
    String getCronSchedule();

    /** How many events the history had at the start of the current task; a reason to continue as new. */
    long getHistoryLength();

    /** How many bytes the history had at the start of the current task. */
    long getHistorySize();

    /**
     * Whether the history was so long at the start of the current task that the run had better continue as new: by default from
     * 4,096 events or 4 MiB on. The same in every replay.
     */
    boolean isContinueAsNewSuggested();
}
