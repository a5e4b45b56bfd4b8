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
        long scheduleToCloseMillis, long scheduleToStartMillis, long startToCloseMillis, long heartbeatMillis) {

    /** How long one attempt may take: start-to-close, but never longer than all attempts together. */
    public long attemptMillis() {
        if (startToCloseMillis == 0 || scheduleToCloseMillis == 0) {
            return Math.max(startToCloseMillis, scheduleToCloseMillis);
        }
        return Math.min(startToCloseMillis, scheduleToCloseMillis);
    }
}
