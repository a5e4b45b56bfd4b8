package io.perdura.engine.partition;

import io.perdura.engine.history.OutputEvent.ActivityScheduled;
import io.perdura.engine.history.Timeouts;
import java.time.Duration;
import java.time.Instant;

/** When an attempt that has just shown that it lives must be looked at next. */
final class HeartbeatDeadline {

    /** How long a row without any deadline is left alone. */
    private static final Duration IDLE_CHECK = Duration.ofHours(1);

    private HeartbeatDeadline() {}

    static Instant of(ActivityScheduled activity, Instant scheduledAt, Instant startedAt, long nowMillis) {
        Timeouts timeouts = activity.timeouts();
        Instant now = Instant.ofEpochMilli(nowMillis);
        Instant due = now.plus(IDLE_CHECK);
        due = earlier(due, now, timeouts.heartbeatMillis());
        due = earlier(due, startedAt, timeouts.startToCloseMillis());
        return earlier(due, scheduledAt, timeouts.scheduleToCloseMillis());
    }

    private static Instant earlier(Instant due, Instant from, long timeoutMillis) {
        if (timeoutMillis == 0) {
            return due;
        }
        Instant deadline = from.plusMillis(timeoutMillis);
        return deadline.isBefore(due) ? deadline : due;
    }
}
