package io.perdura.client.schedules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A schedule: what it does, and when. Immutable. */
public final class Schedule {
    private final ScheduleAction action;
    private final ScheduleSpec spec;
    private final @Nullable SchedulePolicy policy;
    private final @Nullable ScheduleState state;

    private Schedule(Builder builder) {
        this.action = Objects.requireNonNull(builder.action);
        this.spec = Objects.requireNonNull(builder.spec);
        this.policy = builder.policy;
        this.state = builder.state;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** A builder that starts with what is set there. */
    public static Builder newBuilder(Schedule options) {
        Builder builder = new Builder();
        builder.action = options.action;
        builder.spec = options.spec;
        builder.policy = options.policy;
        builder.state = options.state;
        return builder;
    }

    public ScheduleAction getAction() {
        return action;
    }

    public ScheduleSpec getSpec() {
        return spec;
    }

    /** Null for the defaults. */
    public @Nullable SchedulePolicy getPolicy() {
        return policy;
    }

    /** Null for the defaults. */
    public @Nullable ScheduleState getState() {
        return state;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schedule that
                && Objects.equals(action, that.action)
                && Objects.equals(spec, that.spec)
                && Objects.equals(policy, that.policy)
                && Objects.equals(state, that.state);
    }

    @Override
    public int hashCode() {
        return Objects.hash(action, spec, policy, state);
    }

    @Override
    public String toString() {
        return "Schedule{action=" + action + ", spec=" + spec + ", policy=" + policy + ", state=" + state + '}';
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder {
        private @Nullable ScheduleAction action;
        private @Nullable ScheduleSpec spec;
        private @Nullable SchedulePolicy policy;
        private @Nullable ScheduleState state;

        private Builder() {}

        /** Required. */
        public Builder setAction(ScheduleAction action) {
            this.action = action;
            return this;
        }

        /** Required. */
        public Builder setSpec(ScheduleSpec spec) {
            this.spec = spec;
            return this;
        }

        /** Default: skip what overlaps, catch up for 365 days. */
        public Builder setPolicy(@Nullable SchedulePolicy policy) {
            this.policy = policy;
            return this;
        }

        /** Default: not paused, without limit. */
        public Builder setState(@Nullable ScheduleState state) {
            this.state = state;
            return this;
        }

        public Schedule build() {
            if (action == null || spec == null) {
                throw new IllegalArgumentException(
                        "Schedule: " + (action == null ? "action" : "spec") + " is missing: set it");
            }
            return new Schedule(this);
        }
    }
}
