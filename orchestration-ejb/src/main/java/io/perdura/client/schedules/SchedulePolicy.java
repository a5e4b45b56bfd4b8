package io.perdura.client.schedules;

import io.perdura.common.ScheduleOverlapPolicy;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a schedule does when its runs overlap, when it is late, and when a run fails. Immutable. */
public final class SchedulePolicy {
    private final ScheduleOverlapPolicy overlap;
    private final @Nullable Duration catchupWindow;
    private final boolean pauseOnFailure;

    private SchedulePolicy(Builder builder) {
        this.overlap = builder.overlap;
        this.catchupWindow = builder.catchupWindow;
        this.pauseOnFailure = builder.pauseOnFailure;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    /** A builder that starts with what is set there. */
    public static Builder newBuilder(SchedulePolicy options) {
        Builder builder = new Builder();
        builder.overlap = options.overlap;
        builder.catchupWindow = options.catchupWindow;
        builder.pauseOnFailure = options.pauseOnFailure;
        return builder;
    }

    /** Unspecified is {@code SKIP}. */
    public ScheduleOverlapPolicy getOverlap() {
        return overlap;
    }

    /** Null for the default: 365 days. */
    public @Nullable Duration getCatchupWindow() {
        return catchupWindow;
    }

    public boolean isPauseOnFailure() {
        return pauseOnFailure;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SchedulePolicy that
                && Objects.equals(overlap, that.overlap)
                && Objects.equals(catchupWindow, that.catchupWindow)
                && pauseOnFailure == that.pauseOnFailure;
    }

    @Override
    public int hashCode() {
        return Objects.hash(overlap, catchupWindow, pauseOnFailure);
    }

    @Override
    public String toString() {
        return "SchedulePolicy{overlap=" + overlap + ", catchupWindow=" + catchupWindow + ", pauseOnFailure="
                + pauseOnFailure + '}';
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder {
        private ScheduleOverlapPolicy overlap = ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_UNSPECIFIED;
        private @Nullable Duration catchupWindow;
        private boolean pauseOnFailure;

        private Builder() {}

        /** What happens when a time comes and a run of the schedule is open; default {@code SKIP}. */
        public Builder setOverlap(ScheduleOverlapPolicy overlap) {
            this.overlap = overlap;
            return this;
        }

        /** How late a time may be taken after the server could not act; a later one is missed, and counted. Default 365 days, at least 10 s.
         */
        public Builder setCatchupWindow(@Nullable Duration catchupWindow) {
            this.catchupWindow = catchupWindow;
            return this;
        }

        /** Whether the schedule pauses when a run of it fails or times out, or can not be started; default false. */
        public Builder setPauseOnFailure(boolean pauseOnFailure) {
            this.pauseOnFailure = pauseOnFailure;
            return this;
        }

        public SchedulePolicy build() {
            return new SchedulePolicy(this);
        }
    }
}
