package io.perdura.client.schedules;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates and finds schedules. Inject it on a server; in a test, {@code TestWorkflowEnvironment.getScheduleClient()} is one.
 * Thread-safe.
 *
 * <p>Calls that change something join the caller's JTA transaction, if there is one, and take effect if and only if it commits.
 */
public interface ScheduleClient {

    /**
     * Creates a schedule, which acts from now on.
     *
     * @param scheduleID unique among the schedules that there are
     * @throws ScheduleAlreadyRunningException if there is one with that id
     * @throws IllegalArgumentException if something of it can't be; the message says what
     * @throws ScheduleException if it can't be created otherwise
     */
    ScheduleHandle createSchedule(String scheduleID, Schedule schedule, ScheduleOptions options);

    /** What works on a schedule; whether there is one is seen at its first call. */
    ScheduleHandle getHandle(String scheduleID);

    /** All schedules, newest first, read as they are asked for. */
    Stream<ScheduleListDescription> listSchedules();

    /** @param pageSize how many are read at once, from 1 to 1,000; null for 100 */
    Stream<ScheduleListDescription> listSchedules(@Nullable Integer pageSize);

    /**
     * The schedules that match a filter.
     *
     * @param query over the search attributes of the schedules, in the language of the lists of runs; null for all
     * @param pageSize how many are read at once, from 1 to 1,000; null for 100
     */
    Stream<ScheduleListDescription> listSchedules(@Nullable String query, @Nullable Integer pageSize);
}
