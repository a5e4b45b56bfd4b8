package io.perdura.client;

import io.perdura.common.context.ContextPropagator;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.DefaultDataConverter;
import io.perdura.common.interceptors.WorkflowClientInterceptor;
import java.util.List;

/** Options of a client, where it is made by hand: in tests. A server takes the application's beans instead. Immutable. */
public final class WorkflowClientOptions {
    private static final WorkflowClientOptions DEFAULTS = newBuilder().build();

    private final String namespace;
    private final DataConverter dataConverter;
    private final List<ContextPropagator> contextPropagators;
    private final List<WorkflowClientInterceptor> interceptors;

    private WorkflowClientOptions(Builder builder) {
        this.namespace = builder.namespace;
        this.dataConverter = builder.dataConverter;
        this.contextPropagators = builder.contextPropagators;
        this.interceptors = builder.interceptors;
    }

    public static WorkflowClientOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(WorkflowClientOptions options) {
        return options.toBuilder();
    }

    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.namespace = namespace;
        builder.dataConverter = dataConverter;
        builder.contextPropagators = contextPropagators;
        builder.interceptors = interceptors;
        return builder;
    }

    public String getNamespace() {
        return namespace;
    }

    public DataConverter getDataConverter() {
        return dataConverter;
    }

    public List<ContextPropagator> getContextPropagators() {
        return contextPropagators;
    }

    /** In the order in which they wrap: the last one is outermost. */
    public WorkflowClientInterceptor[] getInterceptors() {
        return interceptors.toArray(WorkflowClientInterceptor[]::new);
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private String namespace = "default";
        private DataConverter dataConverter = DefaultDataConverter.newDefaultInstance();
        private List<ContextPropagator> contextPropagators = List.of();

        private List<WorkflowClientInterceptor> interceptors = List.of();

        private Builder() {}

        /** Default: none. */
        public Builder setInterceptors(WorkflowClientInterceptor... interceptors) {
            this.interceptors = List.of(interceptors);
            return this;
        }

        /** Default: "default". */
        public Builder setNamespace(String namespace) {
            this.namespace = namespace;
            return this;
        }

        /** Default: null, {@code byte[]}, Jackson JSON. */
        public Builder setDataConverter(DataConverter dataConverter) {
            this.dataConverter = dataConverter;
            return this;
        }

        /** Default: none. */
        public Builder setContextPropagators(List<ContextPropagator> contextPropagators) {
            this.contextPropagators = List.copyOf(contextPropagators);
            return this;
        }

        public WorkflowClientOptions build() {
            return new WorkflowClientOptions(this);
        }

        /** The same as {@link #build}. */
        public WorkflowClientOptions validateAndBuildWithDefaults() {
            return build();
        }
    }
}
