package io.perdura.client.schedules;

import io.perdura.common.converter.DataConverter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a client of schedules is made. Immutable. */
public final class ScheduleClientOptions {
    private static final ScheduleClientOptions DEFAULTS = newBuilder().build();

    private final @Nullable DataConverter dataConverter;

    private ScheduleClientOptions(Builder builder) {
        this.dataConverter = builder.dataConverter;
    }

    public static ScheduleClientOptions getDefaultInstance() {
        return DEFAULTS;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static Builder newBuilder(ScheduleClientOptions options) {
        return options.toBuilder();
    }

    /** A builder that starts with what is set here. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.dataConverter = dataConverter;
        return builder;
    }

    /** What encodes the arguments and memos of schedules; null for the converter of the workflow client. */
    public @Nullable DataConverter getDataConverter() {
        return dataConverter;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleClientOptions that && Objects.equals(dataConverter, that.dataConverter);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(dataConverter);
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private @Nullable DataConverter dataConverter;

        private Builder() {}

        /** Encodes the arguments and memos of schedules; by default the converter of the workflow client. */
        public Builder setDataConverter(DataConverter dataConverter) {
            this.dataConverter = dataConverter;
            return this;
        }

        public ScheduleClientOptions build() {
            return new ScheduleClientOptions(this);
        }
    }
}
