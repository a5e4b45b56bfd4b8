package io.perdura.worker;

import io.perdura.common.interceptors.WorkerInterceptor;
import java.time.Duration;
import java.util.List;

/** Options of all workers of a factory. Immutable. */
public final class WorkerFactoryOptions {
    private static final WorkerFactoryOptions DEFAULTS = newBuilder().build();

    private final List<WorkerInterceptor> workerInterceptors;
    private final int workflowCacheSize;

    private WorkerFactoryOptions(Builder builder) {
        this.workerInterceptors = builder.workerInterceptors;
        this.workflowCacheSize = builder.workflowCacheSize;
    }

    public static WorkerFactoryOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(WorkerFactoryOptions options) {
        return options.toBuilder();
    }

    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.workerInterceptors = workerInterceptors;
        builder.workflowCacheSize = workflowCacheSize;
        return builder;
    }

    /** In the order in which they wrap: the last one is outermost. */
    public WorkerInterceptor[] getWorkerInterceptors() {
        return workerInterceptors.toArray(WorkerInterceptor[]::new);
    }

    /** How many runs stay in memory; -1 for the default of the environment. */
    public int getWorkflowCacheSize() {
        return workflowCacheSize;
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private List<WorkerInterceptor> workerInterceptors = List.of();
        private int workflowCacheSize = -1;

        private Builder() {}

        /** Default: none. */
        public Builder setWorkerInterceptors(WorkerInterceptor... workerInterceptors) {
            this.workerInterceptors = List.of(workerInterceptors);
            return this;
        }

        /** Zero lets every step begin with a replay. Default: that of the environment. */
        public Builder setWorkflowCacheSize(int workflowCacheSize) {
            if (workflowCacheSize < 0) {
                throw new IllegalArgumentException(
                        "workflowCacheSize is " + workflowCacheSize + ": give a number that is not negative");
            }
            this.workflowCacheSize = workflowCacheSize;
            return this;
        }

        /** Has no effect. */
        public Builder setMaxWorkflowThreadCount(int threads) {
            return this;
        }

        /** Has no effect. */
        public Builder setUsingVirtualWorkflowThreads(boolean virtual) {
            return this;
        }

        /** Has no effect. */
        public Builder setEnableLoggingInReplay(boolean logging) {
            return this;
        }

        /** Has no effect. */
        public Builder setWorkflowHostLocalTaskQueueScheduleToStartTimeout(Duration timeout) {
            return this;
        }

        /** Has no effect. */
        public Builder setWorkflowHostLocalPollThreadCount(int threads) {
            return this;
        }

        public WorkerFactoryOptions build() {
            return new WorkerFactoryOptions(this);
        }

        /** The same as {@link #build}. */
        public WorkerFactoryOptions validateAndBuildWithDefaults() {
            return build();
        }
    }
}
