package io.perdura.client;

import io.perdura.common.QueryRejectCondition;
import io.perdura.common.context.ContextPropagator;
import io.perdura.common.converter.DataConverter;
import io.perdura.common.converter.GlobalDataConverter;
import io.perdura.common.interceptors.WorkflowClientInterceptor;
import java.util.List;

/** Options of a client, where it is made by hand: in tests. A server takes the application's beans instead. Immutable. */
public final class WorkflowClientOptions {
    private final String namespace;
    private final DataConverter dataConverter;
    private final List<ContextPropagator> contextPropagators;
    private final List<WorkflowClientInterceptor> interceptors;
    private final String identity;
    private final QueryRejectCondition queryRejectCondition;

    private WorkflowClientOptions(Builder builder) {
        this.namespace = builder.namespace;
        this.dataConverter = builder.dataConverter;
        this.contextPropagators = builder.contextPropagators;
        this.interceptors = builder.interceptors;
        this.identity = builder.identity;
        this.queryRejectCondition = builder.queryRejectCondition;
    }

    public static WorkflowClientOptions getDefaultInstance() {
        return newBuilder().build();
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
        builder.identity = identity;
        builder.queryRejectCondition = queryRejectCondition;
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

    /** Who the client is, for people; empty when nobody said. It has no effect. */
    public String getIdentity() {
        return identity;
    }

    /** Which runs don't answer queries of this client. */
    public QueryRejectCondition getQueryRejectCondition() {
        return queryRejectCondition;
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private String namespace = "default";
        private DataConverter dataConverter = GlobalDataConverter.get();
        private List<ContextPropagator> contextPropagators = List.of();

        private List<WorkflowClientInterceptor> interceptors = List.of();
        private String identity = "";
        private QueryRejectCondition queryRejectCondition = QueryRejectCondition.QUERY_REJECT_CONDITION_NONE;

        private Builder() {}

        /** Default: none. */
        public Builder setInterceptors(WorkflowClientInterceptor... interceptors) {
            this.interceptors = List.of(interceptors);
            return this;
        }

        /** Who the client is, for people. Default: nothing. */
        public Builder setIdentity(String identity) {
            this.identity = identity;
            return this;
        }

        /** Default: runs in any state answer queries. */
        public Builder setQueryRejectCondition(QueryRejectCondition queryRejectCondition) {
            this.queryRejectCondition = queryRejectCondition;
            return this;
        }

        /** Default: "default". */
        public Builder setNamespace(String namespace) {
            this.namespace = namespace;
            return this;
        }

        /** Default: that of {@link GlobalDataConverter}; unless another is registered: null, {@code byte[]}, Jackson JSON. */
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
