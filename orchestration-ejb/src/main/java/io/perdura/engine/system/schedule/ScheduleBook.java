package io.perdura.engine.system.schedule;

import io.perdura.common.Payload;
import io.perdura.common.ScheduleOverlapPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a schedule knows. It is the argument of its workflow, also when it continues as new, as JSON.
 * Belongs to the one run; not thread-safe.
 */
@SuppressWarnings("NullAway.Init") // read from JSON, or set where it is made
public final class ScheduleBook {

    public String scheduleId;
    public StoredSchedule schedule;
    public boolean paused;
    public String note = "";
    public boolean limited;
    public long remaining;

    /** Whether it is to act once at its beginning. */
    public boolean triggerFirst;

    public long createdAtMillis;
    public long updatedAtMillis;

    /** Times up to here were taken, missed or skipped. */
    public long doneUntilMillis;

    public long lastTriggerMillis;
    public long actions;
    public long missed;
    public long overlapped;
    public long dropped;
    public long failed;
    public @Nullable String lastFailure;
    public @Nullable Payload lastResult;
    public List<Running> running = new ArrayList<>();
    public List<Waiting> waiting = new ArrayList<>();
    public List<ScheduleTarget.Backfill> backfills = new ArrayList<>();
    public List<Recent> recent = new ArrayList<>();

    /**
     * An open run.
     *
     * @param counts whether the overlap policies see it
     * @param ending whether it was asked to end for another one
     */
    public record Running(String workflowId, String runId, boolean counts, boolean ending) {
        Running asked() {
            return new Running(workflowId, runId, counts, true);
        }
    }

    /**
     * A time that is to be taken.
     *
     * @param nominalMillis which makes the workflow id
     * @param dueMillis when it was due
     * @param overlap unspecified for that of the schedule
     * @param manual by a trigger or a backfill: also when the schedule is paused, and without being counted
     */
    public record Waiting(long nominalMillis, long dueMillis, ScheduleOverlapPolicy overlap, boolean manual) {}

    /** A run that was started. */
    public record Recent(long dueMillis, long startedMillis, String workflowId, String runId) {}

    /** Whether a time that comes now is taken. */
    boolean acts() {
        return !paused && (!limited || remaining > 0);
    }
}
