package io.perdura.engine.history;

/**
 * The four timeouts of an activity in milliseconds; zero means none.
 *
 * @param scheduleToCloseMillis over all attempts
 * @param scheduleToStartMillis from being due to being started; never retried
 * @param startToCloseMillis one attempt
 * @param heartbeatMillis between two heartbeats
 */
public record Timeouts(
        long scheduleToCloseMillis, long scheduleToStartMillis, long startToCloseMillis, long heartbeatMillis) {}
