package io.perdura.client.schedules;

import io.perdura.common.PerduraException;

/** A call about a schedule failed; the cause says why, for instance that there is no such schedule. */
public final class ScheduleException extends PerduraException {
    private static final long serialVersionUID = 1L;

    public ScheduleException(Throwable cause) {
        super("Schedule: " + cause.getMessage(), cause);
    }
}
