package io.perdura.client.schedules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changes in the life of a schedule. Immutable. */
public final class ScheduleState {
    private final @Nullable String note;
    private final boolean paused;
    private final boolean limitedAction;
    private final long remainingActions;

    private ScheduleState(Builder builder) {
        this.note = builder.note;
        this.paused = builder.paused;
        this.limitedAction = builder.limitedAction;
        this.remainingActions = builder.remainingActions;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** A builder that starts with what is set there. */
    public static Builder newBuilder(ScheduleState options) {
        Builder builder = new Builder();
        builder.note = options.note;
        builder.paused = options.paused;
        builder.limitedAction = options.limitedAction;
        builder.remainingActions = options.remainingActions;
        return builder;
    }

    /** Why it is as it is. */
    public @Nullable String getNote() {
        return note;
    }

    public boolean isPaused() {
        return paused;
    }

    public boolean isLimitedAction() {
        return limitedAction;
    }

    public long getRemainingActions() {
        return remainingActions;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleState that
                && Objects.equals(note, that.note)
                && paused == that.paused
                && limitedAction == that.limitedAction
                && remainingActions == that.remainingActions;
    }

    @Override
    public int hashCode() {
        return Objects.hash(note, paused, limitedAction, remainingActions);
    }

    @Override
    public String toString() {
        return "ScheduleState{note=" + note + ", paused=" + paused + ", limitedAction=" + limitedAction
                + ", remainingActions=" + remainingActions + '}';
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder {
        private @Nullable String note;
        private boolean paused;
        private boolean limitedAction;
        private long remainingActions;

        private Builder() {}

        /** For people; default none. */
        public Builder setNote(@Nullable String note) {
            this.note = note;
            return this;
        }

        /** Default false. */
        public Builder setPaused(boolean paused) {
            this.paused = paused;
            return this;
        }

        /** Whether it acts {@code remainingActions} times more only; default false. */
        public Builder setLimitedAction(boolean limitedAction) {
            this.limitedAction = limitedAction;
            return this;
        }

        /** How often it acts yet, when that is limited; triggers and backfills don't count. Default 0. */
        public Builder setRemainingActions(long remainingActions) {
            this.remainingActions = remainingActions;
            return this;
        }

        public ScheduleState build() {
            if (remainingActions < 0) {
                throw new IllegalArgumentException(
                        "ScheduleState: remainingActions is " + remainingActions + ": give a number of zero or more");
            }
            return new ScheduleState(this);
        }
    }
}
