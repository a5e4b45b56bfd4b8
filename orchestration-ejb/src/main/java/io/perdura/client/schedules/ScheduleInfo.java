package io.perdura.client.schedules;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a schedule did, and will do. Immutable. */
public final class ScheduleInfo {
    private final long numActions;
    private final long numActionsMissedCatchupWindow;
    private final long numActionsSkippedOverlap;
    private final long numActionsDropped;
    private final long numActionsFailed;
    private final @Nullable String lastFailure;
    private final List<ScheduleActionExecution> runningActions;
    private final List<ScheduleActionResult> recentActions;
    private final List<Instant> nextActionTimes;
    private final Instant createdAt;
    private final @Nullable Instant lastUpdatedAt;

    public ScheduleInfo(
            long numActions,
            long numActionsMissedCatchupWindow,
            long numActionsSkippedOverlap,
            long numActionsDropped,
            long numActionsFailed,
            @Nullable String lastFailure,
            List<ScheduleActionExecution> runningActions,
            List<ScheduleActionResult> recentActions,
            List<Instant> nextActionTimes,
            Instant createdAt,
            @Nullable Instant lastUpdatedAt) {
        this.numActions = numActions;
        this.numActionsMissedCatchupWindow = numActionsMissedCatchupWindow;
        this.numActionsSkippedOverlap = numActionsSkippedOverlap;
        this.numActionsDropped = numActionsDropped;
        this.numActionsFailed = numActionsFailed;
        this.lastFailure = lastFailure;
        this.runningActions = List.copyOf(runningActions);
        this.recentActions = List.copyOf(recentActions);
        this.nextActionTimes = List.copyOf(nextActionTimes);
        this.createdAt = createdAt;
        this.lastUpdatedAt = lastUpdatedAt;
    }

    /** How many runs it started. */
    public long getNumActions() {
        return numActions;
    }

    /** How many times came when the server could not act, and were too old when it could. */
    public long getNumActionsMissedCatchupWindow() {
        return numActionsMissedCatchupWindow;
    }

    /** How many times were not taken since a run was open. */
    public long getNumActionsSkippedOverlap() {
        return numActionsSkippedOverlap;
    }

    /** How many times were not taken since too many waited already. */
    public long getNumActionsDropped() {
        return numActionsDropped;
    }

    /** How many runs could not be started; {@link #getLastFailure()} says why. */
    public long getNumActionsFailed() {
        return numActionsFailed;
    }

    /** Why a run could not be started, last; null when all could. */
    public @Nullable String getLastFailure() {
        return lastFailure;
    }

    /** Runs that are open, at most 1,000. */
    public List<ScheduleActionExecution> getRunningActions() {
        return runningActions;
    }

    /** The last ten, oldest first. */
    public List<ScheduleActionResult> getRecentActions() {
        return recentActions;
    }

    /** The next ten, jitter included; none when it is paused or its actions are used up. */
    public List<Instant> getNextActionTimes() {
        return nextActionTimes;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** Null when it never was. */
    public @Nullable Instant getLastUpdatedAt() {
        return lastUpdatedAt;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScheduleInfo that
                && numActions == that.numActions
                && numActionsMissedCatchupWindow == that.numActionsMissedCatchupWindow
                && numActionsSkippedOverlap == that.numActionsSkippedOverlap
                && numActionsDropped == that.numActionsDropped
                && numActionsFailed == that.numActionsFailed
                && Objects.equals(lastFailure, that.lastFailure)
                && Objects.equals(runningActions, that.runningActions)
                && Objects.equals(recentActions, that.recentActions)
                && Objects.equals(nextActionTimes, that.nextActionTimes)
                && Objects.equals(createdAt, that.createdAt)
                && Objects.equals(lastUpdatedAt, that.lastUpdatedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                numActions,
                numActionsMissedCatchupWindow,
                numActionsSkippedOverlap,
                numActionsDropped,
                numActionsFailed,
                lastFailure,
                runningActions,
                recentActions,
                nextActionTimes,
                createdAt,
                lastUpdatedAt);
    }

    @Override
    public String toString() {
        return "ScheduleInfo{numActions=" + numActions + ", numActionsMissedCatchupWindow="
                + numActionsMissedCatchupWindow + ", numActionsSkippedOverlap=" + numActionsSkippedOverlap
                + ", numActionsDropped=" + numActionsDropped + ", numActionsFailed=" + numActionsFailed
                + ", lastFailure=" + lastFailure + ", runningActions=" + runningActions + ", recentActions="
                + recentActions + ", nextActionTimes=" + nextActionTimes + ", createdAt=" + createdAt
                + ", lastUpdatedAt=" + lastUpdatedAt + '}';
    }
}
