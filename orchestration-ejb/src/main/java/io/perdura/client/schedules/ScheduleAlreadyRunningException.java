package io.perdura.client.schedules;

import io.perdura.common.PerduraException;

/** There is a schedule with that id: choose another one, or update the one there is. */
public final class ScheduleAlreadyRunningException extends PerduraException {
    private static final long serialVersionUID = 1L;

    public ScheduleAlreadyRunningException(Throwable cause) {
        super("The schedule exists already: " + cause.getMessage(), cause);
    }
}
