package io.perdura.worker;

import java.util.List;

/** How the engine treats one workflow implementation. Immutable. */
public final class WorkflowImplementationOptions {
    private static final WorkflowImplementationOptions DEFAULTS = newBuilder().build();

    private final List<Class<? extends Throwable>> failWorkflowExceptionTypes;

    private WorkflowImplementationOptions(Builder builder) {
        this.failWorkflowExceptionTypes = builder.failWorkflowExceptionTypes;
    }

    public static WorkflowImplementationOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** Exceptions, subclasses included, that fail the run; others than failures fail the task, which is tried again. */
    public Class<? extends Throwable>[] getFailWorkflowExceptionTypes() {
        return array(failWorkflowExceptionTypes);
    }

    /** Whether the exception fails the run because of {@link #getFailWorkflowExceptionTypes}. */
    public boolean failsWorkflow(Throwable thrown) {
        return failWorkflowExceptionTypes.stream().anyMatch(type -> type.isInstance(thrown));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no generic arrays to create
    private static Class<? extends Throwable>[] array(List<Class<? extends Throwable>> types) {
        return types.toArray(new Class[0]);
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private List<Class<? extends Throwable>> failWorkflowExceptionTypes = List.of();

        private Builder() {}

        /** Default: none. {@code Throwable.class} makes every exception fail the run. */
        @SafeVarargs
        @SuppressWarnings("varargs") // copied at once
        public final Builder setFailWorkflowExceptionTypes(Class<? extends Throwable>... types) {
            this.failWorkflowExceptionTypes = List.of(types);
            return this;
        }

        public WorkflowImplementationOptions build() {
            return new WorkflowImplementationOptions(this);
        }
    }
}
