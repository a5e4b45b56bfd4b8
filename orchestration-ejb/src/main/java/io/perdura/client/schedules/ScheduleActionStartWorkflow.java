package io.perdura.client.schedules;

import io.perdura.client.WorkflowOptions;
import io.perdura.common.converter.EncodedValues;
import io.perdura.common.interceptors.Header;
import io.perdura.workflow.metadata.WorkflowInterfaceModel;
import org.jspecify.annotations.Nullable;

/** Starts a workflow. Immutable. */
public final class ScheduleActionStartWorkflow extends ScheduleAction {

    private final String workflowType;
    private final WorkflowOptions options;
    private final Header header;
    private final EncodedValues arguments;

    private ScheduleActionStartWorkflow(
            String workflowType, WorkflowOptions options, Header header, EncodedValues arguments) {
        this.workflowType = workflowType;
        this.options = options;
        this.header = header;
        this.arguments = arguments;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** A builder that starts with what is set there. */
    public static Builder newBuilder(ScheduleActionStartWorkflow options) {
        Builder builder = new Builder();
        builder.workflowType = options.workflowType;
        builder.options = options.options;
        builder.header = options.header;
        builder.arguments = options.arguments;
        return builder;
    }

    public String getWorkflowType() {
        return workflowType;
    }

    /** In a description each value of the memo is an {@link EncodedValues} with one value. */
    public WorkflowOptions getOptions() {
        return options;
    }

    public Header getHeader() {
        return header;
    }

    public EncodedValues getArguments() {
        return arguments;
    }

    @Override
    public String toString() {
        return "ScheduleActionStartWorkflow{workflowType=" + workflowType + ", options=" + options + '}';
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder {
        private @Nullable String workflowType;
        private @Nullable WorkflowOptions options;
        private Header header = Header.empty();
        private EncodedValues arguments = EncodedValues.none();

        private Builder() {}

        /** Required. */
        public Builder setWorkflowType(String workflowType) {
            this.workflowType = workflowType;
            return this;
        }

        /** The type of a workflow interface. */
        public <T> Builder setWorkflowType(Class<T> workflowInterface) {
            this.workflowType = WorkflowInterfaceModel.of(workflowInterface).workflowType();
            return this;
        }

        /**
         * Required, with a workflow id: each run gets it, followed by the time for which it is started. Reuse and conflict policy, request
         * id, cron schedule and start delay can't be set.
         */
        public Builder setOptions(WorkflowOptions options) {
            this.options = options;
            return this;
        }

        /** What travels beside the arguments; default nothing. */
        public Builder setHeader(Header header) {
            this.header = header;
            return this;
        }

        /** The arguments, encoded or to be encoded; default none. */
        public Builder setRawArguments(EncodedValues values) {
            this.arguments = values;
            return this;
        }

        /** The arguments of the workflow method; default none. */
        public Builder setArguments(@Nullable Object... arguments) {
            this.arguments = EncodedValues.of(arguments);
            return this;
        }

        /** @throws IllegalArgumentException when something required is missing */
        public ScheduleActionStartWorkflow build() {
            if (workflowType == null) {
                throw new IllegalArgumentException("ScheduleActionStartWorkflow: workflowType is missing: set it");
            }
            if (options == null) {
                throw new IllegalArgumentException(
                        "ScheduleActionStartWorkflow: options are missing: set them, with a workflow id");
            }
            return new ScheduleActionStartWorkflow(workflowType, options, header, arguments);
        }
    }
}
