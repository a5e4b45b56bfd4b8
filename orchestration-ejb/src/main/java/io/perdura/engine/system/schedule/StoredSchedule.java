package io.perdura.engine.system.schedule;

import io.perdura.common.ScheduleOverlapPolicy;
import java.time.Duration;

/**
 * What a schedule does, and when, as histories have it, as JSON.
 *
 * @param overlap never unspecified
 */
public record StoredSchedule(
        StoredSpec spec,
        StoredAction action,
        ScheduleOverlapPolicy overlap,
        Duration catchupWindow,
        boolean pauseOnFailure) {

    public static final Duration DEFAULT_CATCHUP_WINDOW = Duration.ofDays(365);
}
