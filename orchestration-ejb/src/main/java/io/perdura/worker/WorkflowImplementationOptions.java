package io.perdura.worker;

import io.perdura.activity.ActivityOptions;
import io.perdura.activity.LocalActivityOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the engine treats one workflow implementation. Immutable. */
public final class WorkflowImplementationOptions {
    private static final WorkflowImplementationOptions DEFAULTS = newBuilder().build();

    private final List<Class<? extends Throwable>> failWorkflowExceptionTypes;

    private final Map<String, ActivityOptions> activityOptions;
    private final @Nullable ActivityOptions defaultActivityOptions;
    private final Map<String, LocalActivityOptions> localActivityOptions;
    private final @Nullable LocalActivityOptions defaultLocalActivityOptions;

    private WorkflowImplementationOptions(Builder builder) {
        this.failWorkflowExceptionTypes = builder.failWorkflowExceptionTypes;
        this.activityOptions = builder.activityOptions;
        this.defaultActivityOptions = builder.defaultActivityOptions;
        this.localActivityOptions = builder.localActivityOptions;
        this.defaultLocalActivityOptions = builder.defaultLocalActivityOptions;
    }

    public static WorkflowImplementationOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(WorkflowImplementationOptions options) {
        return options.toBuilder();
    }

    /** A builder that starts with what is set here. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.failWorkflowExceptionTypes = failWorkflowExceptionTypes;
        builder.activityOptions = activityOptions;
        builder.defaultActivityOptions = defaultActivityOptions;
        builder.localActivityOptions = localActivityOptions;
        builder.defaultLocalActivityOptions = defaultLocalActivityOptions;
        return builder;
    }

    /** Exceptions, subclasses included, that fail the run; others than failures fail the task, which is tried again. */
    public Class<? extends Throwable>[] getFailWorkflowExceptionTypes() {
        return array(failWorkflowExceptionTypes);
    }

    /** Options by activity type; they go over those of the stub. */
    public Map<String, ActivityOptions> getActivityOptions() {
        return activityOptions;
    }

    /** The options of stubs that were made without; null for those of the deployment. */
    public @Nullable ActivityOptions getDefaultActivityOptions() {
        return defaultActivityOptions;
    }

    /** Options of local activities by activity type; they go over those of the stub. */
    public Map<String, LocalActivityOptions> getLocalActivityOptions() {
        return localActivityOptions;
    }

    /** The options of local stubs that were made without; null for those of the deployment. */
    public @Nullable LocalActivityOptions getDefaultLocalActivityOptions() {
        return defaultLocalActivityOptions;
    }

    /** Whether the exception fails the run because of {@link #getFailWorkflowExceptionTypes}. */
    public boolean failsWorkflow(Throwable thrown) {
        return failWorkflowExceptionTypes.stream().anyMatch(type -> type.isInstance(thrown));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkflowImplementationOptions that
                && failWorkflowExceptionTypes.equals(that.failWorkflowExceptionTypes)
                && activityOptions.equals(that.activityOptions)
                && Objects.equals(defaultActivityOptions, that.defaultActivityOptions)
                && localActivityOptions.equals(that.localActivityOptions)
                && Objects.equals(defaultLocalActivityOptions, that.defaultLocalActivityOptions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                failWorkflowExceptionTypes,
                activityOptions,
                defaultActivityOptions,
                localActivityOptions,
                defaultLocalActivityOptions);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no generic arrays to create
    private static Class<? extends Throwable>[] array(List<Class<? extends Throwable>> types) {
        return types.toArray(new Class[0]);
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private List<Class<? extends Throwable>> failWorkflowExceptionTypes = List.of();
        private Map<String, ActivityOptions> activityOptions = Map.of();
        private @Nullable ActivityOptions defaultActivityOptions;
        private Map<String, LocalActivityOptions> localActivityOptions = Map.of();
        private @Nullable LocalActivityOptions defaultLocalActivityOptions;

        private Builder() {}

        /**
         * Exceptions of workflow code that fail the run, rather than its task; subclasses count. {@code Throwable.class} means
         * every exception. {@link NonDeterministicException}, or a class above it, fails a run whose code does not fit its
         * history, which would be parked otherwise until fitting code is deployed. Default: none.
         */
        @SafeVarargs
        @SuppressWarnings("varargs") // copied at once
        public final Builder setFailWorkflowExceptionTypes(Class<? extends Throwable>... types) {
            this.failWorkflowExceptionTypes = List.of(types);
            return this;
        }

        /** By activity type. Default: none. */
        public Builder setActivityOptions(Map<String, ActivityOptions> activityOptions) {
            this.activityOptions = Map.copyOf(activityOptions);
            return this;
        }

        /** Default: none. */
        public Builder setDefaultActivityOptions(ActivityOptions defaultActivityOptions) {
            this.defaultActivityOptions = defaultActivityOptions;
            return this;
        }

        /** By activity type. Default: none. */
        public Builder setLocalActivityOptions(Map<String, LocalActivityOptions> localActivityOptions) {
            this.localActivityOptions = Map.copyOf(localActivityOptions);
            return this;
        }

        /** Default: none. */
        public Builder setDefaultLocalActivityOptions(LocalActivityOptions defaultLocalActivityOptions) {
            this.defaultLocalActivityOptions = defaultLocalActivityOptions;
            return this;
        }

        public WorkflowImplementationOptions build() {
            return new WorkflowImplementationOptions(this);
        }
    }
}
