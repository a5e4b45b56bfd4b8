package io.perdura.client;

import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an update is made. Immutable. What is not set has the default named at its setter.
 *
 * @param <T> what the update returns
 */
public final class UpdateOptions<T> {

    private static final UpdateOptions<?> DEFAULTS = newBuilder().build();

    private final @Nullable String updateName;
    private final @Nullable String updateId;
    private final String firstExecutionRunId;
    private final @Nullable WorkflowUpdateStage waitForStage;
    private final @Nullable Class<T> resultClass;
    private final @Nullable Type resultType;

    private UpdateOptions(Builder<T> builder) {
        this.updateName = builder.updateName;
        this.updateId = builder.updateId;
        this.firstExecutionRunId = Objects.requireNonNullElse(builder.firstExecutionRunId, "");
        this.waitForStage = builder.waitForStage;
        this.resultClass = builder.resultClass;
        this.resultType = builder.resultType == null ? builder.resultClass : builder.resultType;
    }

    public static <T> Builder<T> newBuilder() {
        return new Builder<>();
    }

    public static <T> Builder<T> newBuilder(Class<T> resultClass) {
        return new Builder<T>().setResultClass(resultClass);
    }

    public static <T> Builder<T> newBuilder(UpdateOptions<T> options) {
        return options.toBuilder();
    }

    /** Options of which nothing is set. */
    @SuppressWarnings("unchecked") // nothing of type T is in it
    public static <T> UpdateOptions<T> getDefaultInstance() {
        return (UpdateOptions<T>) DEFAULTS;
    }

    /** A builder that starts with what is set here. */
    public Builder<T> toBuilder() {
        Builder<T> builder = new Builder<>();
        builder.updateName = updateName;
        builder.updateId = updateId;
        builder.firstExecutionRunId = firstExecutionRunId;
        builder.waitForStage = waitForStage;
        builder.resultClass = resultClass;
        builder.resultType = resultType;
        return builder;
    }

    public @Nullable String getUpdateName() {
        return updateName;
    }

    public @Nullable String getUpdateId() {
        return updateId;
    }

    /** Empty for none. */
    public String getFirstExecutionRunId() {
        return firstExecutionRunId;
    }

    public @Nullable WorkflowUpdateStage getWaitForStage() {
        return waitForStage;
    }

    public @Nullable Class<T> getResultClass() {
        return resultClass;
    }

    public @Nullable Type getResultType() {
        return resultType;
    }

    /**
     * Checks that an update can be made with these options.
     *
     * @throws IllegalStateException if the name, the class of the result or the stage is missing, or the stage is ADMITTED
     */
    public void validate() {
        if (updateName == null || updateName.isEmpty()) {
            throw new IllegalStateException("UpdateOptions: updateName is missing: set the name of the @UpdateMethod");
        }
        if (resultClass == null) {
            throw new IllegalStateException("UpdateOptions: resultClass is missing: set what the update returns");
        }
        if (waitForStage == null || waitForStage == WorkflowUpdateStage.ADMITTED) {
            throw new IllegalStateException(
                    "UpdateOptions: waitForStage is " + waitForStage + ": set ACCEPTED or COMPLETED");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UpdateOptions<?> that
                && Objects.equals(updateName, that.updateName)
                && Objects.equals(updateId, that.updateId)
                && firstExecutionRunId.equals(that.firstExecutionRunId)
                && waitForStage == that.waitForStage
                && Objects.equals(resultClass, that.resultClass)
                && Objects.equals(resultType, that.resultType);
    }

    @Override
    public int hashCode() {
        return Objects.hash(updateName, updateId, firstExecutionRunId, waitForStage, resultClass, resultType);
    }

    @Override
    public String toString() {
        return "UpdateOptions{updateName=" + updateName + ", updateId=" + updateId + ", firstExecutionRunId="
                + firstExecutionRunId + ", waitForStage=" + waitForStage + ", resultType=" + resultType + "}";
    }

    /**
     * Collects options. Not thread-safe.
     *
     * @param <T> what the update returns
     */
    public static final class Builder<T> {
        private @Nullable String updateName;
        private @Nullable String updateId;
        private @Nullable String firstExecutionRunId;
        private @Nullable WorkflowUpdateStage waitForStage;
        private @Nullable Class<T> resultClass;
        private @Nullable Type resultType;

        private Builder() {}

        /** The name of the update. A typed call knows it. */
        public Builder<T> setUpdateName(String name) {
            this.updateName = name;
            return this;
        }

        /** Makes a repetition harmless: the same id in the same run gets the same answer. Default: a random one. */
        public Builder<T> setUpdateId(String id) {
            this.updateId = id;
            return this;
        }

        /** The first run of the chain that is meant; the update is refused when another one has the id. Default: any. */
        public Builder<T> setFirstExecutionRunId(String runId) {
            this.firstExecutionRunId = runId;
            return this;
        }

        /** How long the start of the update waits: ACCEPTED or COMPLETED. */
        public Builder<T> setWaitForStage(WorkflowUpdateStage stage) {
            this.waitForStage = stage;
            return this;
        }

        /** What the update returns. A typed call knows it. */
        public Builder<T> setResultClass(Class<T> type) {
            this.resultClass = type;
            return this;
        }

        /** For a generic result. Default: the class. */
        public Builder<T> setResultType(Type type) {
            this.resultType = type;
            return this;
        }

        public UpdateOptions<T> build() {
            return new UpdateOptions<>(this);
        }
    }
}
