package io.perdura.worker;

/**
 * Options of one worker. The test kit needs no limits, and a server has its own (see the configuration page): the sizes given here are
 * kept for readers and have no effect. Immutable.
 */
public final class WorkerOptions {
    private static final WorkerOptions DEFAULTS = newBuilder().build();

    private final int maxConcurrentActivityExecutionSize;
    private final int maxConcurrentWorkflowTaskExecutionSize;
    private final int maxConcurrentLocalActivityExecutionSize;

    private WorkerOptions(Builder builder) {
        this.maxConcurrentActivityExecutionSize = builder.maxConcurrentActivityExecutionSize;
        this.maxConcurrentWorkflowTaskExecutionSize = builder.maxConcurrentWorkflowTaskExecutionSize;
        this.maxConcurrentLocalActivityExecutionSize = builder.maxConcurrentLocalActivityExecutionSize;
    }

    public static WorkerOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
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

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private int maxConcurrentActivityExecutionSize = 200;
        private int maxConcurrentWorkflowTaskExecutionSize = 200;
        private int maxConcurrentLocalActivityExecutionSize = 200;

        private Builder() {}

        /** Without effect. Default: 200. */
        public Builder setMaxConcurrentActivityExecutionSize(int size) {
            this.maxConcurrentActivityExecutionSize = size;
            return this;
        }

        /** Without effect. Default: 200. */
        public Builder setMaxConcurrentWorkflowTaskExecutionSize(int size) {
            this.maxConcurrentWorkflowTaskExecutionSize = size;
            return this;
        }

        /** Without effect. Default: 200. */
        public Builder setMaxConcurrentLocalActivityExecutionSize(int size) {
            this.maxConcurrentLocalActivityExecutionSize = size;
            return this;
        }

        public WorkerOptions build() {
            return new WorkerOptions(this);
        }
    }
}
