package io.perdura.testing;

import io.perdura.client.WorkflowClientOptions;
import io.perdura.common.Durations;
import io.perdura.common.IndexedValueType;
import io.perdura.common.SearchAttributeKey;
import io.perdura.common.context.ContextPropagator;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.GlobalDataConverter;
import io.perdura.common.interceptors.WorkerInterceptor;
import io.perdura.common.interceptors.WorkflowClientInterceptor;
import io.perdura.engine.client.ClientInterception;
import io.perdura.engine.replay.Interception;
import io.perdura.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a {@link TestWorkflowEnvironment} behaves. Immutable. */
public final class TestEnvironmentOptions {
    private final String namespace;
    private final @Nullable Instant initialTime;
    private final boolean useTimeskipping;
    private final DataConverter dataConverter;
    private final Duration defaultStartToCloseTimeout;
    private final int workflowCacheSize;
    private final List<WorkerInterceptor> workerInterceptors;
    private final List<ContextPropagator> contextPropagators;
    private final List<WorkflowClientInterceptor> clientInterceptors;
    private final Map<String, IndexedValueType> searchAttributes;
    private final WorkflowClientOptions clientOptions;

    private TestEnvironmentOptions(Builder builder) {
        this.namespace = builder.namespace;
        this.initialTime = builder.initialTime;
        this.useTimeskipping = builder.useTimeskipping;
        this.dataConverter = builder.dataConverter;
        this.defaultStartToCloseTimeout = builder.defaultStartToCloseTimeout;
        this.workflowCacheSize = builder.workflowCacheSize;
        this.workerInterceptors = builder.workerInterceptors;
        this.contextPropagators = builder.contextPropagators;
        this.clientInterceptors = builder.clientInterceptors;
        this.searchAttributes = Map.copyOf(builder.searchAttributes);
        this.clientOptions = builder.clientOptions;
    }

    public static TestEnvironmentOptions getDefaultInstance() {
        return newBuilder().build();
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(TestEnvironmentOptions options) {
        return options.toBuilder();
    }

    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.namespace = namespace;
        builder.initialTime = initialTime;
        builder.useTimeskipping = useTimeskipping;
        builder.dataConverter = dataConverter;
        builder.defaultStartToCloseTimeout = defaultStartToCloseTimeout;
        builder.workflowCacheSize = workflowCacheSize;
        builder.workerInterceptors = workerInterceptors;
        builder.clientOptions = clientOptions;
        builder.contextPropagators = contextPropagators;
        builder.clientInterceptors = clientInterceptors;
        builder.searchAttributes.putAll(searchAttributes);
        return builder;
    }

    public String getNamespace() {
        return namespace;
    }

    /** Null means the present. */
    public @Nullable Instant getInitialTime() {
        return initialTime;
    }

    public boolean isUseTimeskipping() {
        return useTimeskipping;
    }

    public DataConverter getDataConverter() {
        return dataConverter;
    }

    public Duration getDefaultStartToCloseTimeout() {
        return defaultStartToCloseTimeout;
    }

    public int getWorkflowCacheSize() {
        return workflowCacheSize;
    }

    /** The types of search attributes by name. */
    public Map<String, IndexedValueType> getSearchAttributes() {
        return searchAttributes;
    }

    /** As the client tells them. */
    WorkflowClientOptions clientOptions() {
        return clientOptions.toBuilder()
                .setNamespace(getNamespace())
                .setDataConverter(getDataConverter())
                .build();
    }

    ClientInterception clientInterception() {
        return new ClientInterception(clientInterceptors, interception());
    }

    Interception interception() {
        return new Interception(workerInterceptors, contextPropagators);
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private String namespace = "default";
        private @Nullable Instant initialTime;
        private boolean useTimeskipping = true;
        private DataConverter dataConverter = GlobalDataConverter.get();
        private Duration defaultStartToCloseTimeout = Duration.ofMinutes(1);
        private int workflowCacheSize = 2_000;

        private List<WorkerInterceptor> workerInterceptors = List.of();
        private List<ContextPropagator> contextPropagators = List.of();
        private List<WorkflowClientInterceptor> clientInterceptors = List.of();
        private final Map<String, IndexedValueType> searchAttributes = new LinkedHashMap<>();

        private WorkflowClientOptions clientOptions = WorkflowClientOptions.getDefaultInstance();

        private Builder() {}

        /** The options of the environment's client; namespace, data converter and context propagators are those of its code, too. */
        public Builder setWorkflowClientOptions(WorkflowClientOptions options) {
            this.clientOptions = options;
            this.contextPropagators = options.getContextPropagators();
            this.clientInterceptors = List.of(options.getInterceptors());
            return setNamespace(options.getNamespace()).setDataConverter(options.getDataConverter());
        }

        /** Takes the interceptors, and the cache size if it is set, from these. */
        public Builder setWorkerFactoryOptions(WorkerFactoryOptions options) {
            this.workerInterceptors = List.of(options.getWorkerInterceptors());
            return options.getWorkflowCacheSize() < 0 ? this : setWorkflowCacheSize(options.getWorkflowCacheSize());
        }

        /** Default: "default". */
        public Builder setNamespace(String namespace) {
            this.namespace = namespace;
            return this;
        }

        /** The virtual time at which the environment begins. Default: the present. */
        public Builder setInitialTime(Instant initialTime) {
            this.initialTime = initialTime;
            return this;
        }

        /** As {@link #setInitialTime}, in milliseconds since 1970. */
        public Builder setInitialTimeMillis(long initialTimeMillis) {
            return setInitialTime(Instant.ofEpochMilli(initialTimeMillis));
        }

        /** Default: true. Without it, time runs like the wall clock and {@code sleep} takes as long as it says. */
        public Builder setUseTimeskipping(boolean useTimeskipping) {
            this.useTimeskipping = useTimeskipping;
            return this;
        }

        /** Default: that of {@link GlobalDataConverter}; unless another is registered: null, {@code byte[]}, Jackson JSON. */
        public Builder setDataConverter(DataConverter dataConverter) {
            this.dataConverter = dataConverter;
            return this;
        }

        /** The start-to-close timeout of an activity that nobody gave one. Default: 1 minute, as on a server. */
        public Builder setDefaultStartToCloseTimeout(Duration timeout) {
            this.defaultStartToCloseTimeout = Durations.positive("defaultStartToCloseTimeout", timeout);
            return this;
        }

        /**
         * How many runs keep their state in memory. Default: 2,000. With 0, each run is replayed from its history whenever it
         * goes on, also while one of its activities is running, so that a test shows code that is not deterministic.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder setWorkflowCacheSize(int runs) {
            if (runs < 0) {
                throw new IllegalArgumentException("workflowCacheSize is " + runs + ": give 0 or more runs");
            }
            this.workflowCacheSize = runs;
            return this;
        }

        /** Fixes the type of a search attribute, which its first use would do otherwise. */
        public Builder registerSearchAttribute(String name, IndexedValueType type) {
            this.searchAttributes.put(SearchAttributeKey.of(name, type).getName(), type);
            return this;
        }

        /** As above. */
        public Builder registerSearchAttribute(SearchAttributeKey<?> key) {
            return registerSearchAttribute(key.getName(), key.getValueType());
        }

        public TestEnvironmentOptions build() {
            return new TestEnvironmentOptions(this);
        }

        /** The same as {@link #build}. */
        public TestEnvironmentOptions validateAndBuildWithDefaults() {
            return build();
        }
    }
}
