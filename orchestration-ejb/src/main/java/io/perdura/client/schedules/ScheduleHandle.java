package io.perdura.client.schedules;

import io.perdura.common.ScheduleOverlapPolicy;
import io.perdura.workflow.Functions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works on one schedule. Each call throws a {@link ScheduleException} when there is no such schedule, and returns when what it did is
 * durable. Thread-safe.
 */
public interface ScheduleHandle {

    /** The id that the schedule was created with. */
    String getId();

    /** Takes past times now, also when the schedule is paused, in the order given. They don't count as limited actions. */
    void backfill(List<ScheduleBackfill> backfills);

    /** Ends the schedule; runs that it started go on. */
    void delete();

    /** What the schedule is, what it did, and when it acts next. */
    ScheduleDescription describe();

    /** Keeps it from acting; what comes due meanwhile is not made up for. A paused schedule stays paused and takes the note. */
    void pause(String note);

    /** As above, without a note. */
    void pause();

    /** Acts once now, also when the schedule is paused; does not count as a limited action. */
    void trigger(ScheduleOverlapPolicy overlapPolicy);

    /** As above, by the schedule's own overlap policy. */
    void trigger();

    /** Lets it act again from now on. */
    void unpause(String note);

    /** As above, without a note. */
    void unpause();

    /**
     * Replaces what the schedule does, and when.
     *
     * @param updater gets the description and answers what the schedule is to be; null leaves it as it is. Another update meanwhile is
     *     lost
     */
    void update(Functions.Func1<ScheduleUpdateInput, @Nullable ScheduleUpdate> updater);
}
