package io.perdura.failure;

import io.perdura.common.TimeoutType;
import io.perdura.common.converter.EncodedValues;
import io.perdura.common.converter.Values;
import org.jspecify.annotations.Nullable;

/** A timeout of an activity or workflow passed. */
public final class TimeoutFailure extends PerduraFailure {
    private static final long serialVersionUID = 1L;

    private final transient Values lastHeartbeatDetails;
    private final TimeoutType timeoutType;

    /** @param lastHeartbeatDetails what the last attempt reported, or null for nothing */
    public TimeoutFailure(
            @Nullable String message,
            @Nullable Object lastHeartbeatDetails,
            TimeoutType timeoutType,
            @Nullable Throwable cause) {
        super("message='" + message + "', timeoutType=" + timeoutType, message, cause);
        this.lastHeartbeatDetails = lastHeartbeatDetails instanceof Values values
                ? values
                : lastHeartbeatDetails == null ? EncodedValues.none() : EncodedValues.of(lastHeartbeatDetails);
        this.timeoutType = timeoutType;
    }

    public TimeoutFailure(@Nullable String message, @Nullable Object lastHeartbeatDetails, TimeoutType timeoutType) {
        this(message, lastHeartbeatDetails, timeoutType, null);
    }

    /** What the last attempt reported by heartbeat; empty if nothing. */
    public Values getLastHeartbeatDetails() {
        return lastHeartbeatDetails;
    }

    /** Which of the timeouts passed. */
    public TimeoutType getTimeoutType() {
        return timeoutType;
    }
}
