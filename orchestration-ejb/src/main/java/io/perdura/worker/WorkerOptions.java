package io.perdura.worker;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Options of one worker. The test kit needs no limits, and a server has its own (see the configuration page); neither has pollers. What
 * is given here is kept for readers and has no effect, but for {@link Builder#setStickyQueueScheduleToStartTimeout}. Immutable.
 */
public final class WorkerOptions {
    private static final WorkerOptions DEFAULTS = newBuilder().build();

    private final int maxConcurrentActivityExecutionSize;
    private final int maxConcurrentWorkflowTaskExecutionSize;
    private final int maxConcurrentLocalActivityExecutionSize;
    private final int maxConcurrentActivityTaskPollers;
    private final int maxConcurrentWorkflowTaskPollers;
    private final double maxWorkerActivitiesPerSecond;
    private final double maxTaskQueueActivitiesPerSecond;
    private final boolean disableEagerExecution;
    private final boolean localActivityWorkerOnly;
    private final @Nullable String identity;
    private final @Nullable Duration stickyQueueScheduleToStartTimeout;

    private WorkerOptions(Builder builder) {
        this.maxConcurrentActivityExecutionSize = builder.maxConcurrentActivityExecutionSize;
        this.maxConcurrentWorkflowTaskExecutionSize = builder.maxConcurrentWorkflowTaskExecutionSize;
        this.maxConcurrentLocalActivityExecutionSize = builder.maxConcurrentLocalActivityExecutionSize;
        this.maxConcurrentActivityTaskPollers = builder.maxConcurrentActivityTaskPollers;
        this.maxConcurrentWorkflowTaskPollers = builder.maxConcurrentWorkflowTaskPollers;
        this.maxWorkerActivitiesPerSecond = builder.maxWorkerActivitiesPerSecond;
        this.maxTaskQueueActivitiesPerSecond = builder.maxTaskQueueActivitiesPerSecond;
        this.disableEagerExecution = builder.disableEagerExecution;
        this.localActivityWorkerOnly = builder.localActivityWorkerOnly;
        this.identity = builder.identity;
        this.stickyQueueScheduleToStartTimeout = builder.stickyQueueScheduleToStartTimeout;
    }

    public static WorkerOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(WorkerOptions options) {
        return options.toBuilder();
    }

    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.maxConcurrentActivityExecutionSize = maxConcurrentActivityExecutionSize;
        builder.maxConcurrentWorkflowTaskExecutionSize = maxConcurrentWorkflowTaskExecutionSize;
        builder.maxConcurrentLocalActivityExecutionSize = maxConcurrentLocalActivityExecutionSize;
        builder.maxConcurrentActivityTaskPollers = maxConcurrentActivityTaskPollers;
        builder.maxConcurrentWorkflowTaskPollers = maxConcurrentWorkflowTaskPollers;
        builder.maxWorkerActivitiesPerSecond = maxWorkerActivitiesPerSecond;
        builder.maxTaskQueueActivitiesPerSecond = maxTaskQueueActivitiesPerSecond;
        builder.disableEagerExecution = disableEagerExecution;
        builder.localActivityWorkerOnly = localActivityWorkerOnly;
        builder.identity = identity;
        builder.stickyQueueScheduleToStartTimeout = stickyQueueScheduleToStartTimeout;
        return builder;
    }

    public int getMaxConcurrentActivityExecutionSize() {
        return maxConcurrentActivityExecutionSize;
    }

    public int getMaxConcurrentWorkflowTaskExecutionSize() {
        return maxConcurrentWorkflowTaskExecutionSize;
    }

    public int getMaxConcurrentLocalActivityExecutionSize() {
        return maxConcurrentLocalActivityExecutionSize;
    }

    public int getMaxConcurrentActivityTaskPollers() {
        return maxConcurrentActivityTaskPollers;
    }

    public int getMaxConcurrentWorkflowTaskPollers() {
        return maxConcurrentWorkflowTaskPollers;
    }

    public double getMaxWorkerActivitiesPerSecond() {
        return maxWorkerActivitiesPerSecond;
    }

    public double getMaxTaskQueueActivitiesPerSecond() {
        return maxTaskQueueActivitiesPerSecond;
    }

    /** Also true when activities of the queue are to be limited: those that start at once could not be counted. */
    public boolean isEagerExecutionDisabled() {
        return disableEagerExecution || maxTaskQueueActivitiesPerSecond > 0;
    }

    public boolean isLocalActivityWorkerOnly() {
        return localActivityWorkerOnly;
    }

    /** Null when none was given. */
    public @Nullable String getIdentity() {
        return identity;
    }

    /** Null when none was given. */
    public @Nullable Duration getStickyQueueScheduleToStartTimeout() {
        return stickyQueueScheduleToStartTimeout;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkerOptions that
                && maxConcurrentActivityExecutionSize == that.maxConcurrentActivityExecutionSize
                && maxConcurrentWorkflowTaskExecutionSize == that.maxConcurrentWorkflowTaskExecutionSize
                && maxConcurrentLocalActivityExecutionSize == that.maxConcurrentLocalActivityExecutionSize
                && maxConcurrentActivityTaskPollers == that.maxConcurrentActivityTaskPollers
                && maxConcurrentWorkflowTaskPollers == that.maxConcurrentWorkflowTaskPollers
                && maxWorkerActivitiesPerSecond == that.maxWorkerActivitiesPerSecond
                && maxTaskQueueActivitiesPerSecond == that.maxTaskQueueActivitiesPerSecond
                && disableEagerExecution == that.disableEagerExecution
                && localActivityWorkerOnly == that.localActivityWorkerOnly
                && Objects.equals(identity, that.identity)
                && Objects.equals(stickyQueueScheduleToStartTimeout, that.stickyQueueScheduleToStartTimeout);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                maxConcurrentActivityExecutionSize,
                maxConcurrentWorkflowTaskExecutionSize,
                maxConcurrentLocalActivityExecutionSize,
                maxConcurrentActivityTaskPollers,
                maxConcurrentWorkflowTaskPollers,
                maxWorkerActivitiesPerSecond,
                maxTaskQueueActivitiesPerSecond,
                disableEagerExecution,
                localActivityWorkerOnly,
                identity,
                stickyQueueScheduleToStartTimeout);
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private int maxConcurrentActivityExecutionSize = 200;
        private int maxConcurrentWorkflowTaskExecutionSize = 200;
        private int maxConcurrentLocalActivityExecutionSize = 200;
        private int maxConcurrentActivityTaskPollers = 5;
        private int maxConcurrentWorkflowTaskPollers = 5;
        private double maxWorkerActivitiesPerSecond;
        private double maxTaskQueueActivitiesPerSecond;
        private boolean disableEagerExecution;
        private boolean localActivityWorkerOnly;
        private @Nullable String identity;
        private @Nullable Duration stickyQueueScheduleToStartTimeout;

        private Builder() {}

        /** Default: 200. */
        public Builder setMaxConcurrentActivityExecutionSize(int size) {
            this.maxConcurrentActivityExecutionSize = size;
            return this;
        }

        /** Default: 200. */
        public Builder setMaxConcurrentWorkflowTaskExecutionSize(int size) {
            this.maxConcurrentWorkflowTaskExecutionSize = size;
            return this;
        }

        /** Default: 200. */
        public Builder setMaxConcurrentLocalActivityExecutionSize(int size) {
            this.maxConcurrentLocalActivityExecutionSize = size;
            return this;
        }

        /** Default: 5. */
        public Builder setMaxConcurrentActivityTaskPollers(int pollers) {
            this.maxConcurrentActivityTaskPollers = pollers;
            return this;
        }

        /** Default: 5. */
        public Builder setMaxConcurrentWorkflowTaskPollers(int pollers) {
            this.maxConcurrentWorkflowTaskPollers = pollers;
            return this;
        }

        /** Default: 0, which means without limit. */
        public Builder setMaxWorkerActivitiesPerSecond(double activitiesPerSecond) {
            this.maxWorkerActivitiesPerSecond = activitiesPerSecond;
            return this;
        }

        /** Default: 0, which means without limit. */
        public Builder setMaxTaskQueueActivitiesPerSecond(double activitiesPerSecond) {
            this.maxTaskQueueActivitiesPerSecond = activitiesPerSecond;
            return this;
        }

        /**
         * The engine has no sticky queues, it keeps runs in memory where they are owned. Zero tells the test kit to keep none, so
         * that each task begins with a replay, which shows code that is not deterministic. Any other value has no effect.
         */
        public Builder setStickyQueueScheduleToStartTimeout(Duration timeout) {
            this.stickyQueueScheduleToStartTimeout = timeout;
            return this;
        }

        /** In milliseconds. Default: that of the engine. */
        public Builder setDefaultDeadlockDetectionTimeout(long timeoutMillis) {
            return this;
        }

        /** Default: false. */
        public Builder setDisableEagerExecution(boolean disableEagerExecution) {
            this.disableEagerExecution = disableEagerExecution;
            return this;
        }

        /** Default: false. */
        public Builder setLocalActivityWorkerOnly(boolean localActivityWorkerOnly) {
            this.localActivityWorkerOnly = localActivityWorkerOnly;
            return this;
        }

        /** Has no effect. */
        public Builder setDefaultHeartbeatThrottleInterval(Duration interval) {
            return this;
        }

        /** Has no effect. */
        public Builder setMaxHeartbeatThrottleInterval(Duration interval) {
            return this;
        }

        /** Has no effect. */
        public Builder setStickyTaskQueueDrainTimeout(Duration timeout) {
            return this;
        }

        /** Has no effect. */
        public Builder setBuildId(String buildId) {
            return this;
        }

        /** Has no effect. */
        public Builder setUseBuildIdForVersioning(boolean useBuildIdForVersioning) {
            return this;
        }

        /** Has no effect. */
        public Builder setUsingVirtualThreads(boolean virtual) {
            return this;
        }

        /** Has no effect. */
        public Builder setUsingVirtualThreadsOnActivityWorker(boolean virtual) {
            return this;
        }

        /** Has no effect. */
        public Builder setUsingVirtualThreadsOnLocalActivityWorker(boolean virtual) {
            return this;
        }

        /** Has no effect. */
        public Builder setUsingVirtualThreadsOnWorkflowWorker(boolean virtual) {
            return this;
        }

        /** Default: none. */
        public Builder setIdentity(@Nullable String identity) {
            this.identity = identity;
            return this;
        }

        public WorkerOptions build() {
            return new WorkerOptions(this);
        }

        /** The same as {@link #build}. */
        public WorkerOptions validateAndBuildWithDefaults() {
            return build();
        }
    }
}
