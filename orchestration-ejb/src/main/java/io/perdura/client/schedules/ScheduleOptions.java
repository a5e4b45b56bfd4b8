package io.perdura.client.schedules;

import io.perdura.common.SearchAttributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a schedule is created. Immutable. */
public final class ScheduleOptions {
    private final boolean triggerImmediately;
    private final List<ScheduleBackfill> backfills;
    private final @Nullable Map<String, Object> memo;
    private final @Nullable SearchAttributes typedSearchAttributes;

    private ScheduleOptions(Builder builder) {
        this.triggerImmediately = builder.triggerImmediately;
        this.backfills = builder.backfills;
        this.memo = builder.memo;
        this.typedSearchAttributes = builder.typedSearchAttributes;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** A builder that starts with what is set there. */
    public static Builder newBuilder(ScheduleOptions options) {
        Builder builder = new Builder();
        builder.triggerImmediately = options.triggerImmediately;
        builder.backfills = options.backfills;
        builder.memo = options.memo;
        builder.typedSearchAttributes = options.typedSearchAttributes;
        return builder;
    }

    public boolean isTriggerImmediately() {
        return triggerImmediately;
    }

    public List<ScheduleBackfill> getBackfills() {
        return backfills;
    }

    public @Nullable Map<String, Object> getMemo() {
        return memo;
    }

    public @Nullable SearchAttributes getTypedSearchAttributes() {
        return typedSearchAttributes;
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder {
        private boolean triggerImmediately;
        private List<ScheduleBackfill> backfills = List.of();
        private @Nullable Map<String, Object> memo;
        private @Nullable SearchAttributes typedSearchAttributes;

        private Builder() {}

        /** Whether it acts once at once; default false. */
        public Builder setTriggerImmediately(boolean triggerImmediately) {
            this.triggerImmediately = triggerImmediately;
            return this;
        }

        /** Past times that it takes at once; default none. */
        public Builder setBackfills(List<ScheduleBackfill> backfills) {
            this.backfills = List.copyOf(backfills);
            return this;
        }

        /** Values for people, shown with the schedule; default none. */
        public Builder setMemo(@Nullable Map<String, Object> memo) {
            this.memo = memo;
            return this;
        }

        /** By which lists of schedules find it; default none. */
        public Builder setTypedSearchAttributes(@Nullable SearchAttributes typedSearchAttributes) {
            this.typedSearchAttributes = typedSearchAttributes;
            return this;
        }

        public ScheduleOptions build() {
            return new ScheduleOptions(this);
        }
    }
}
